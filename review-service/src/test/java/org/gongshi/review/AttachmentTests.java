package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of the record beside the decision, from the upload to the takedown, through the API. */
abstract class AttachmentTests {
  private static final String REASON = "能证明现场情况，已核对无人脸、车牌。";
  private static final List<String> SECRETS =
      List.of("拾英", TestCase.ID_NUMBER, "13800138000", SamplePapers.HIDDEN);

  private final TestServer server;
  private RunningService service;
  private ContentFiles files;

  AttachmentTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    files = new ContentFiles(service);
  }

  private TestCase served() {
    TestCase one = TestCase.filed(service).decided();
    return one.served();
  }

  /** Registers a file as a written record of the case; gives the record's id. */
  private String record(TestCase of, String name, byte[] file) {
    Reply reply =
        of.post(
            Role.HANDLER,
            "written-records",
            Map.of(
                "title",
                "现场材料",
                "form",
                "ELECTRONIC",
                "upload",
                new TusClient(service, "handler").send(name, "application/x", file),
                "madeAt",
                TestClock.now().minusSeconds(60).toString()));
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
    return reply.json().path("record").path("id").asText();
  }

  private Reply attach(TestCase to, String title, byte[] file, String... pictureReason) {
    Map<String, Object> body = new TreeMap<>();
    body.put("record", record(to, "材料.bin", file));
    body.put("title", title);
    if (pictureReason.length > 0) {
      body.put("pictureReason", pictureReason[0]);
    }
    return to.post(Role.DISCLOSURE_OFFICER, "attachments", body);
  }

  private static void done(Reply reply, int status) {
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(status);
  }

  private void publish(TestCase one, String choice) {
    done(one.draft(), 200);
    done(
        one.post(
            Role.DISCLOSURE_OFFICER,
            "disclosure",
            Map.of("choice", choice, "ground", "PENALTY_RESULT")),
        200);
    done(one.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true)), 200);
  }

  @Test
  void attachmentsLeaveRedactedAndSetAgainBesideTheirDecisionAndGoWithIt() throws Exception {
    TestCase one = served();
    done(attach(one, "令狐拾英占道经营现场检查笔录", SamplePapers.pdf()), 201);
    done(attach(one, "责令改正通知书", SamplePapers.docx()), 201);
    done(attach(one, "现场照片", SamplePapers.jpeg(), REASON), 201);
    done(one.draft(), 200);
    byte[] looked = file(one, 1).raw().body();
    publish(one, "FULL_TEXT");

    Path decision = decision(one);
    JsonNode json = new ObjectMapper().readTree(decision.toFile());
    JsonNode attachments = json.path("attachments");
    assertThat(attachments).hasSize(3);
    assertThat(attachments.get(0).path("title").asText()).isEqualTo("令狐某占道经营现场检查笔录");
    for (JsonNode attachment : attachments) {
      byte[] bytes =
          Files.readAllBytes(service.content().resolve(attachment.path("path").asText()));
      assertThat(attachment.path("size").asLong()).isEqualTo(bytes.length);
      assertThat(attachment.path("sha256").asText()).isEqualTo(Sha256.of(bytes));
      assertNoSecret(bytes);
    }
    Path first = decision.resolveSibling(one.id() + "-1.pdf");
    assertThat(Files.readAllBytes(first)).isEqualTo(looked);
    assertThat(shown(first))
        .contains("令狐某占道经营现场检查笔录", "经查，令狐某（身份证号［公民身份号码略］）", "占道经营，占用公共道路一处。一人在场");
    assertThat(shown(decision.resolveSibling(one.id() + "-2.pdf")))
        .contains("此句为修订插入。", "一、责令改正。", "货架", "［注1］脚注：见现场照片。", "联系电话［联系电话略］");
    assertThat(decision.resolveSibling(one.id() + "-3.jpg")).exists();
    for (JsonNode cut : json.path("cuts")) {
      if (cut.path("kind").asText().equals("PHONE")) {
        assertThat(cut.path("count").asInt()).isEqualTo(1);
      }
    }

    done(
        one.post(
            Role.DISCLOSURE_OFFICER, "withdrawal", Map.of("cause", "REVOKED", "reason", "原决定被撤销。")),
        200);
    awaitNothingOf(one);
  }

  @Test
  void anEditionTakesTheAttachmentsAlongAndTheEarlierOnesAreGone() throws Exception {
    TestCase first = served();
    done(attach(first, "检查笔录", pdf()), 201);
    publish(first, "FULL_TEXT");
    files.receipt(first, files.decision(first), TestClock.now());
    Await.until(() -> first.state().equals("PUBLISHED"));
    done(
        first.post(
            Role.DISCLOSURE_OFFICER,
            "corrections",
            Map.of(
                "cause", "TYPING_ERROR",
                "wrong", "案由有笔误。",
                "publicReason", "案由有笔误。",
                "rewording", Map.of("title", "令狐拾英占用道路经营案"))),
        201);
    Reply granted = first.post(Role.APPROVER, "correction-decision", Map.of("granted", true));
    done(granted, 200);
    TestCase second = TestCase.existing(service, granted.json().path("edition").asText());

    publish(second, "FULL_TEXT");

    assertThat(decision(second).resolveSibling(second.id() + "-1.pdf")).exists();
    assertThat(files.decisionJson(second).path("attachments")).hasSize(1);
    awaitNothingOf(first);
  }

  @Test
  void theLogTellsTheCutsOfAttachmentsAndTheProofsOfTheirFilesByHashesOnly() {
    TestCase one = served();
    done(attach(one, "检查笔录", pdf()), 201);
    publish(one, "FULL_TEXT");

    JsonNode log = one.get(Role.AUDITOR, "redaction-log").json();

    assertThat(log.toString()).doesNotContain("拾英", TestCase.ID_NUMBER);
    assertThat(log.path("cuts").findValuesAsText("field")).contains("attachment-1");
    JsonNode proof = null;
    for (JsonNode each : log.path("proofs")) {
      proof = each.path("field").asText().equals("ATTACHMENT") ? each : proof;
    }
    assertThat(proof).isNotNull();
    assertThat(proof.path("attachment").asInt()).isEqualTo(1);
    assertThat(proof.path("cuts").asInt()).isEqualTo(2);
  }

  @Test
  void anAttachmentMakesTheDraftStaleAndItsUnknownNamesBlockUntilTheyAreSettled() {
    TestCase one = served();
    done(one.draft(), 200);
    done(attach(one, "询问笔录", pdf("证人欧阳砚秋称，当事人占道经营。")), 201);
    Map<String, Object> proposal = Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT");

    Reply unsettled = one.post(Role.DISCLOSURE_OFFICER, "disclosure", proposal);
    assertThat(unsettled.status()).isEqualTo(409);
    assertThat(unsettled.json().toString()).contains("PROPOSALS_UNSETTLED");
    List<Map<String, Object>> settlements = new ArrayList<>();
    for (JsonNode item :
        one.get(Role.DISCLOSURE_OFFICER, "redaction-proposals").json().path("items")) {
      boolean person = item.path("text").asText().equals("欧阳砚秋");
      if (!item.has("kept")) {
        assertThat(item.path("attachment").asInt()).isEqualTo(1);
        Map<String, Object> settled = new TreeMap<>();
        settled.put("field", item.path("field").asText());
        settled.put("startAt", item.path("startAt").asInt());
        settled.put("endAt", item.path("endAt").asInt());
        settled.put("textSha256", item.path("textSha256").asText());
        settled.put("verdict", person ? "CUT" : "KEEP");
        if (!person) {
          settled.put("reason", "NOT_A_NAME");
        }
        settlements.add(settled);
      }
    }
    done(
        one.post(
            Role.DISCLOSURE_OFFICER, "redaction-settlements", Map.of("settlements", settlements)),
        200);
    assertThat(one.post(Role.DISCLOSURE_OFFICER, "disclosure", proposal).code())
        .isEqualTo("DRAFT_STALE");

    Reply drafted = one.draft();

    assertThat(drafted.json().path("attachments").get(0).path("text").asText())
        .isEqualTo("证人［姓名略］称，当事人占道经营。");
    done(one.post(Role.DISCLOSURE_OFFICER, "disclosure", proposal), 200);
  }

  @Test
  void aRemovedAttachmentIsNotPublishedAndASummaryHasNone() throws Exception {
    TestCase removed = served();
    done(attach(removed, "检查笔录", pdf()), 201);
    done(removed.draft(), 200);
    done(
        service.send(
            service
                .authorised(
                    "disclosure-officer", "/api/v1/cases/" + removed.id() + "/attachments/1")
                .DELETE()),
        204);
    publish(removed, "FULL_TEXT");
    TestCase summary = served();
    done(attach(summary, "检查笔录", pdf()), 201);
    publish(summary, "SUMMARY");

    for (TestCase one : List.of(removed, summary)) {
      Path decision = decision(one);
      assertThat(Files.readString(decision)).doesNotContain("attachments");
      assertThat(decision.resolveSibling(one.id() + "-1.pdf")).doesNotExist();
    }
  }

  @Test
  void filesThatCannotBePublishedAreRefusedWithThePageAndWhatToDo() throws Exception {
    TestCase one = served();

    Reply scan = attach(one, "扫描件", SamplePapers.scanned(false));
    assertThat(scan.code()).isEqualTo("ATTACHMENT_REFUSED");
    assertThat(scan.json().path("detail").asText()).startsWith("第2页没有可以识别的文字");
    assertThat(attach(one, "文本", "没有格式".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo("ATTACHMENT_REFUSED");
    assertThat(attach(one, "密件", pdf("机密★10年", "占道经营。")).code()).isEqualTo("SECRECY_MARK");
    Reply bare = attach(one, "照片", SamplePapers.jpeg());
    assertThat(bare.status()).isEqualTo(422);
    assertThat(bare.json().toString()).contains("pictureReason");
    assertThat(attach(one, "笔录", pdf(), REASON).status()).isEqualTo(422);
    Reply unknown =
        one.post(
            Role.DISCLOSURE_OFFICER,
            "attachments",
            Map.of("record", "00000000000000000000000000", "title", "没有"));
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(one.get(Role.DISCLOSURE_OFFICER, "attachments").json()).isEmpty();
  }

  @Test
  void nothingIsAttachedOrRemovedWhileAnApprovalIsAwaited() {
    TestCase one = served();
    done(attach(one, "检查笔录", pdf()), 201);
    done(one.draft(), 200);
    done(
        one.post(
            Role.DISCLOSURE_OFFICER,
            "disclosure",
            Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT")),
        200);

    assertThat(attach(one, "又一份", pdf()).code()).isEqualTo("NOT_BEING_REDACTED");
    assertThat(
            service
                .send(
                    service
                        .authorised(
                            "disclosure-officer", "/api/v1/cases/" + one.id() + "/attachments/1")
                        .DELETE())
                .code())
        .isEqualTo("NOT_BEING_REDACTED");
  }

  @Test
  void whatWasReadAndByWhomIsLogged() {
    TestCase one = served();
    Reply added = attach(one, "检查笔录", pdf());

    assertThat(added.json().path("notes").isArray()).isTrue();
    JsonNode accesses = one.get(Role.AUDITOR, "record-accesses").json().path("items");
    assertThat(accesses.findValuesAsText("purpose")).contains("附于公示的决定");
    assertThat(one.get(Role.DISCLOSURE_OFFICER, "attachment-sources").json().get(0).path("id"))
        .isEqualTo(added.json().path("record"));
  }

  private static byte[] pdf(String... lines) {
    try {
      return SamplePapers.pdf(List.of(lines.length == 0 ? SamplePapers.LINES : List.of(lines)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply file(TestCase one, int number) {
    Reply reply =
        service.send(
            service
                .authorised(
                    "disclosure-approver",
                    "/api/v1/cases/" + one.id() + "/attachments/" + number + "/file")
                .GET());
    done(reply, 200);
    return reply;
  }

  /** As it lies there, as every stream of it unpacks, and as a reader shows it. */
  private static void assertNoSecret(byte[] file) throws IOException {
    assertNone(file);
    if (file[0] != '%') {
      return;
    }
    try (PDDocument document = Loader.loadPDF(file)) {
      COSDocument cos = document.getDocument();
      for (var key : cos.getXrefTable().keySet()) {
        COSObject object = cos.getObjectFromPool(key);
        if (object.getObject() instanceof COSStream stream) {
          try (var in = stream.createInputStream()) {
            assertNone(in.readAllBytes());
          }
        } else {
          assertNone(String.valueOf(object.getObject()).getBytes(StandardCharsets.UTF_8));
        }
      }
      assertNone(new PDFTextStripper().getText(document).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void assertNone(byte[] bytes) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String secret : SECRETS) {
      for (var charset :
          List.of(
              StandardCharsets.UTF_8,
              StandardCharsets.UTF_16BE,
              StandardCharsets.UTF_16LE,
              java.nio.charset.Charset.forName("GB18030"))) {
        assertThat(latin)
            .doesNotContain(new String(secret.getBytes(charset), StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(latin).doesNotContain("Exif", "GPS-119");
  }

  /** Its text without the breaks of lines. */
  private static String shown(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  private Path decision(TestCase of) {
    return service.content().resolve(files.decisionPath(of));
  }

  private void awaitNothingOf(TestCase one) {
    Await.until(
        () -> {
          try (Stream<Path> all = Files.walk(service.content().resolve("decisions"))) {
            return all.noneMatch(p -> p.getFileName().toString().startsWith(one.id()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
