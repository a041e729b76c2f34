package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.identity.Role;

/** A case of invented people, taken on step by step, each step as the official whose step it is. */
public final class TestCase {
  public static final String PERSON = "令狐拾英";
  public static final String ID_NUMBER = "11010519491231002X";

  private final RunningService service;
  private final String id;

  private TestCase(RunningService service, String id) {
    this.service = service;
    this.id = id;
  }

  public static Map<String, Object> filing() {
    Map<String, Object> filing =
        new TreeMap<>(
            Map.of(
                "kind", "PENALTY",
                "procedure", "GENERAL",
                "organCode", RunningService.ORGAN,
                "title", "令狐拾英占道经营案",
                "matter", "占道经营",
                "facts", "经查，令狐拾英（身份证号 11010519491231002X）占道经营。令狐 拾英承认。",
                "basis", "《城市市容和环境卫生管理条例》第十四条",
                "parties",
                    List.of(
                        Map.of(
                            "role",
                            "PARTY",
                            "kind",
                            "NATURAL_PERSON",
                            "name",
                            PERSON,
                            "idNumber",
                            ID_NUMBER)),
                "officers",
                    List.of(
                        Map.of("name", "顾晓澜", "certificate", "海岬执法011201002"),
                        Map.of("name", "范书晴", "certificate", "海岬执法011201003")),
                "sample", true));
    filing.put(
        "details",
        Map.of(
            "kind",
            "PENALTY",
            "source",
            "INSPECTION",
            "violationType",
            "占道经营",
            "discoveredOn",
            "2026-09-01",
            "filedOn",
            "2026-09-02"));
    return filing;
  }

  public static TestCase filed(RunningService service) {
    return filed(service, filing());
  }

  public static TestCase filed(RunningService service, Map<String, Object> filing) {
    Reply reply = service.post(Role.HANDLER, "/api/v1/cases", filing);
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
    return new TestCase(service, reply.json().path("id").asText());
  }

  public static TestCase existing(RunningService service, String id) {
    return new TestCase(service, id);
  }

  public String id() {
    return id;
  }

  public JsonNode read() {
    return service.get(RunningService.login(Role.HANDLER), "/api/v1/cases/" + id).json();
  }

  public String state() {
    return read().path("state").asText();
  }

  public Reply post(Role role, String step, Object body) {
    return service.post(role, "/api/v1/cases/" + id + "/" + step, body);
  }

  public Reply post(String login, String step, Object body) {
    return service.post(login, "/api/v1/cases/" + id + "/" + step, body);
  }

  public Reply put(Role role, String step, Object body) {
    return service.put(role, "/api/v1/cases/" + id + "/" + step, body);
  }

  public Reply get(Role role, String step) {
    return service.get(RunningService.login(role), "/api/v1/cases/" + id + "/" + step);
  }

  public TestCase proposed() {
    done(post(Role.HANDLER, "investigation", Map.of()));
    done(
        post(
            Role.HANDLER,
            "proposal",
            Map.of("conclusion", "对令狐拾英处以罚款200元。", "category", "罚款", "amountYuan", "200.00")));
    return submitted();
  }

  /** Puts into the file what the gate asks for. */
  public TestCase withDocuments(String gate) {
    FileKeeper.complete(service, RunningService.login(Role.HANDLER), id, gate);
    return this;
  }

  public TestCase submitted() {
    withDocuments("SUBMISSION");
    done(post(Role.HANDLER, "submission", Map.of("declared", true)));
    return this;
  }

  public TestCase served() {
    return served(LocalDate.of(2026, 10, 8));
  }

  public TestCase served(LocalDate servedOn) {
    withDocuments("SERVICE");
    done(
        post(Role.HANDLER, "service", Map.of("servedOn", servedOn.toString(), "method", "DIRECT")));
    return this;
  }

  /** Given to the reviewer of the role. */
  public TestCase assigned() {
    proposed();
    done(post(Role.LEGAL_REVIEWER, "reviewer", Map.of()));
    return this;
  }

  public TestCase reviewed() {
    assigned();
    done(post(Role.LEGAL_REVIEWER, "legal-review", opinion("AGREE", "PASS")));
    return this;
  }

  public static Map<String, Object> opinion(String conclusion, String verdict) {
    Map<String, Object> heads = new TreeMap<>();
    for (String head :
        List.of("SUBJECT", "JURISDICTION", "PROCEDURE", "FACTS", "DISCRETION", "LAW")) {
      heads.put(head, Map.of("verdict", verdict, "note", "已核对。"));
    }
    return new TreeMap<>(
        Map.of(
            "heads",
            heads,
            "legality",
            Map.of("verdict", verdict, "note", "已审查。"),
            "reasonableness",
            Map.of("verdict", verdict, "note", "已审查。"),
            "conclusion",
            conclusion,
            "opinion",
            "审核意见如上。"));
  }

  public static Map<String, Object> decision() {
    return Map.of(
        "documentNumber",
        "测试罚〔2026〕" + UUID.randomUUID().toString().substring(0, 8) + "号",
        "decidedOn",
        LocalDate.of(2026, 9, 30).toString());
  }

  public TestCase decided() {
    reviewed();
    done(post(Role.APPROVER, "decision", decision()));
    return this;
  }

  /** Decided on another day than the usual one. */
  public TestCase decidedOn(LocalDate day) {
    reviewed();
    Map<String, Object> decision = new TreeMap<>(decision());
    decision.put("decidedOn", day.toString());
    done(post(Role.APPROVER, "decision", decision));
    return this;
  }

  public TestCase redacted() {
    decided();
    return redactedAfterService(LocalDate.of(2026, 10, 8));
  }

  /** Served and redacted; the case is decided already. */
  public TestCase redactedAfterService(LocalDate servedOn) {
    served(servedOn);
    done(draft());
    return this;
  }

  /** Settles what is proposed and drafts what would become public. */
  public Reply draft() {
    service.keepProposals(id);
    return post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
  }

  public TestCase disclosureProposed() {
    redacted();
    proposeDisclosure();
    return this;
  }

  private void proposeDisclosure() {
    done(
        post(
            Role.DISCLOSURE_OFFICER,
            "disclosure",
            Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT")));
  }

  public TestCase exported() {
    disclosureProposed();
    approveDisclosure();
    return this;
  }

  /** Decided, served and approved for disclosure on one day. */
  public TestCase exportedOn(LocalDate day) {
    decidedOn(day);
    redactedAfterService(day);
    proposeDisclosure();
    approveDisclosure();
    return this;
  }

  private void approveDisclosure() {
    done(post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true)));
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
  }
}
