package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case's whole way through the API, on the server that the subclass names. */
abstract class CaseJourneyTests {
  private final TestServer server;
  private RunningService service;

  CaseJourneyTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
  }

  @Test
  void anApprovedDecisionLeavesAsASignedFileWithoutItsPartysNameAndNumber() throws Exception {
    TestCase published = TestCase.filed(service).exported();

    Path file = await(published.id(), true);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text)
        .contains("令狐某", "［公民身份号码略］", "罚款200元")
        .doesNotContain("拾英", TestCase.ID_NUMBER);
    assertThat(file.toString()).contains("decisions/penalty/2026-09/");
    assertThat(signatureHolds(file, bytes)).isTrue();
    JsonNode json = new ObjectMapper().readTree(bytes);
    assertThat(json.path("publicBy").asText()).isEqualTo("2026-10-15");
    assertThat(json.path("remedies").path("reconsiderBy").asText()).isEqualTo("2026-12-07");
    assertThat(published.state()).isEqualTo("EXPORTED");
  }

  @Test
  void aReceiptOfTheExportedBytesMakesTheCasePublishedAndOneOfOtherBytesDoesNot() throws Exception {
    TestCase published = TestCase.filed(service).exported();
    byte[] bytes = Files.readAllBytes(await(published.id(), true));

    receipt(published.id(), "r1", "0".repeat(64));
    receipt(published.id(), "r2", org.gongshi.review.identifiers.Sha256.of(bytes));
    awaitState(published, "PUBLISHED");

    Reply receipts = service.get("auditor", "/api/v1/cases/" + published.id() + "/receipts");
    assertThat(receipts.json()).hasSize(2);
    assertThat(deeds(published)).contains("ReceiptOfOtherBytes", "ReceiptCame");
  }

  @Test
  void aWithdrawnDecisionIsSuppressedFirstAndItsFileIsGone() throws Exception {
    TestCase published = TestCase.filed(service).exported();
    Path file = await(published.id(), true);

    Reply reply =
        published.post(
            Role.DISCLOSURE_OFFICER,
            "withdrawal",
            Map.of("cause", "REVOKED", "reason", "令狐拾英申请复议，原决定被撤销。"));

    assertThat(reply.status()).isEqualTo(200);
    await(published.id(), false);
    assertThat(file).doesNotExist();
    Path suppression = service.content().resolve("suppressed/" + published.id() + ".json");
    JsonNode json = new ObjectMapper().readTree(suppression.toFile());
    assertThat(json.path("reason").asText()).isEqualTo("令狐某申请复议，原决定被撤销。");
    assertThat(json.path("exit").asText()).isEqualTo("WITHDRAWN");
    assertThat(signatureHolds(suppression, Files.readAllBytes(suppression))).isTrue();
    assertThat(published.state()).isEqualTo("WITHDRAWN");
  }

  @Test
  void aReturnedProposalIsReviewedAgainAfterItWasChanged() {
    TestCase returned = TestCase.filed(service).assigned();
    Reply back =
        returned.post(
            Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("SEND_BACK", "PROBLEM"));
    assertThat(back.status()).isEqualTo(200);
    assertThat(returned.state()).isEqualTo("RETURNED");

    returned.post(Role.HANDLER, "proposal", Map.of("conclusion", "对令狐拾英给予警告。", "category", "警告"));
    returned.post(Role.HANDLER, "submission", Map.of("declared", true));

    assertThat(returned.state()).isEqualTo("UNDER_LEGAL_REVIEW");
  }

  @Test
  void aCaseWithAStateSecretMarkCanOnlyBeKeptBack() {
    Map<String, Object> filing = TestCase.filing();
    filing.put("stateSecret", "机密★10年");
    TestCase secret = TestCase.filed(service, filing).decided();
    secret.served();

    Reply redaction = secret.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    Reply deferral =
        secret.post(
            Role.DISCLOSURE_OFFICER,
            "disclosure",
            Map.of("choice", "DEFERRED", "ground", "THIRD_PARTY_ASKED", "reason", "待定"));
    Reply refusal =
        secret.post(
            Role.DISCLOSURE_OFFICER,
            "disclosure",
            Map.of("choice", "NOT_PUBLISHED", "ground", "STATE_SECRET", "reason", "依法定密。"));
    secret.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true));

    assertThat(redaction.code()).isEqualTo("STATE_SECRET");
    assertThat(deferral.code()).isEqualTo("STATE_SECRET");
    assertThat(refusal.status()).isEqualTo(200);
    assertThat(secret.state()).isEqualTo("NOT_DISCLOSED");
  }

  @Test
  void theThreePersonsOfADecisionAndTheTwoOfADisclosureAreToldApartByAccount() {
    TestCase own = fileAs("everything");
    own.post("everything", "investigation", Map.of());
    own.post("everything", "proposal", Map.of("conclusion", "罚款200元。", "category", "罚款"));
    FileKeeper.complete(service, "everything", own.id(), "SUBMISSION");
    own.post("everything", "submission", Map.of("declared", true));
    Reply self = own.post("everything", "reviewer", Map.of());
    assertThat(self.code()).isEqualTo("REVIEWER_IS_HANDLER");
    Reply review = own.post("everything", "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(review.status()).isEqualTo(403);
    assertThat(review.code()).isEqualTo("REVIEWER_IS_HANDLER");

    own.post(Role.LEGAL_REVIEWER, "reviewer", Map.of());
    own.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("AGREE", "PASS"));
    Reply decision = own.post("everything", "decision", TestCase.decision());
    assertThat(decision.code()).isEqualTo("APPROVER_IS_HANDLER");

    TestCase reviewed = TestCase.filed(service).proposed();
    reviewed.post(Role.LEGAL_REVIEWER, "reviewer", Map.of("reviewer", "everything"));
    reviewed.post("everything", "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(reviewed.post("everything", "decision", TestCase.decision()).code())
        .isEqualTo("APPROVER_IS_REVIEWER");

    TestCase redacted = TestCase.filed(service).redacted();
    redacted.post(
        "everything", "disclosure", Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT"));
    assertThat(redacted.post("everything", "disclosure-approval", Map.of("approved", true)).code())
        .isEqualTo("DISCLOSURE_TAKES_TWO");
  }

  @Test
  void aDecisionWithoutAPassedReviewIsRefusedWithTheArticleOfLaw() {
    TestCase unreviewed = TestCase.filed(service).proposed();

    Reply reply = unreviewed.post(Role.APPROVER, "decision", TestCase.decision());

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("REVIEW_NOT_PASSED");
    assertThat(reply.json().path("basis").asText()).contains("行政处罚法", "第五十八条");
  }

  @Test
  void aDocumentNumberIsGivenOnce() {
    Map<String, Object> decision = TestCase.decision();
    TestCase.filed(service).reviewed().post(Role.APPROVER, "decision", decision);

    Reply again = TestCase.filed(service).reviewed().post(Role.APPROVER, "decision", decision);

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("DOCUMENT_NUMBER_TAKEN");
  }

  @Test
  void theSameRequestTwiceFilesOneCaseAndAStaleVersionIsRefused() {
    String key = "key-" + System.nanoTime();
    Reply first = fileWithKey(key, TestCase.filing());
    Reply second = fileWithKey(key, TestCase.filing());
    Map<String, Object> other = TestCase.filing();
    other.put("matter", "另一事项");
    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(fileWithKey(key, other).code()).isEqualTo("KEY_REUSED");

    String path = "/api/v1/cases/" + first.json().path("id").asText() + "/investigation";
    Reply stale = service.post(Role.HANDLER, path, Map.of(), 7);
    assertThat(stale.status()).isEqualTo(412);
  }

  @Test
  void everyDeedIsInAnUnbrokenChain() {
    TestCase.filed(service);
    JsonNode chain = service.get("auditor", "/api/v1/audit/verification").json();
    assertThat(chain.path("entries").asLong()).isPositive();
    assertThat(chain.path("whole").asBoolean()).as("%s", chain).isTrue();
  }

  private TestCase fileAs(String login) {
    Reply reply = service.post(login, "/api/v1/cases", TestCase.filing());
    return TestCase.existing(service, reply.json().path("id").asText());
  }

  private Reply fileWithKey(String key, Map<String, Object> filing) {
    try {
      return service.send(
          service
              .authorised("handler", "/api/v1/cases")
              .header("Idempotency-Key", key)
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      new ObjectMapper().writeValueAsString(filing))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> deeds(TestCase of) {
    List<String> deeds = new ArrayList<>();
    service
        .get("auditor", "/api/v1/cases/" + of.id() + "/events")
        .json()
        .forEach(e -> deeds.add(e.path("deed").asText()));
    return deeds;
  }

  private void receipt(String id, String release, String sha256) throws IOException {
    Path folder = Files.createDirectories(service.data().resolve("receipts").resolve(release));
    String json =
        """
        {"contract": "gongshi.receipt/1", "outcome": "PUBLISHED", "id": "%s", "version": 1, "release": "%s",
         "url": "http://localhost/x.html", "at": "2026-11-23T08:00:00Z", "sha256": "%s"}
        """
            .formatted(id, release, sha256);
    Files.writeString(folder.resolve("published-" + id + ".json"), json);
  }

  private static void awaitState(TestCase of, String state) {
    Await.until(() -> of.state().equals(state));
  }

  /** Waits until the decision's file is there, or gone. */
  private Path await(String id, boolean there) throws Exception {
    for (int i = 0; i < 200; i++) {
      try (Stream<Path> files = Files.walk(service.content().resolve("decisions"))) {
        List<Path> found = files.filter(p -> p.endsWith(id + ".json")).toList();
        if (found.isEmpty() != there) {
          return there ? found.getFirst() : service.content();
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        // The folder is made with the first export, and files come and go while it is walked.
      }
      Thread.sleep(Duration.ofMillis(50));
    }
    throw new AssertionError("the outbox did not run");
  }

  private boolean signatureHolds(Path file, byte[] bytes) throws Exception {
    String pem = Files.readString(service.data().resolve("keys/signing-public.pem"));
    byte[] key =
        Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", ""));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
    signature.update(bytes);
    Path detached = file.resolveSibling(file.getFileName() + ".sig");
    return signature.verify(Base64.getDecoder().decode(Files.readString(detached).strip()));
  }
}
