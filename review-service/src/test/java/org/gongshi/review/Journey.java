package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.identity.Role;

/**
 * One case from its filing to its disclosure, each step on its day and by the official whose step
 * it is. A step is taken only if the case's next steps offer it to that official, by the request
 * that they name.
 */
final class Journey {
  private final JourneyOffice office;
  private final TestCase of;

  private Journey(JourneyOffice office, TestCase of) {
    this.office = office;
    this.of = of;
  }

  static Journey filed(JourneyOffice office, String day, Map<String, Object> filing) {
    TestCase of = TestCase.filed(office.on(day).service(), filing);
    assertThat(of.state()).isEqualTo("FILED");
    assertThat(of.read().path("details").path("kind")).isEqualTo(of.read().path("kind"));
    return new Journey(office, of);
  }

  TestCase of() {
    return of;
  }

  JourneyOffice office() {
    return office;
  }

  Journey investigated(String day) {
    office.on(day);
    step(Role.HANDLER, "INVESTIGATION_STARTED", "investigation", Map.of());
    return in("INVESTIGATING");
  }

  Journey proposed(String day, Map<String, Object> proposal) {
    office.on(day);
    step(Role.HANDLER, "PROPOSAL_MADE", "proposal", proposal);
    return in("PROPOSED");
  }

  /** What was not known when the case was filed is put in. */
  Journey amended(Map<String, Object> filing) {
    Reply reply = of.put(Role.HANDLER, "filing", Map.of("reason", "结果已经作出。", "filing", filing));
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    office.aMinuteLater();
    return this;
  }

  /**
   * The list asks for exactly these documents, and holds the proposal back until they are there.
   */
  Journey submitted(String day, String to, String... documents) {
    office.on(day);
    assertThat(missing("SUBMISSION")).containsExactly(documents);
    Reply early = of.post(Role.HANDLER, "submission", Map.of("declared", true));
    assertThat(early.code()).isEqualTo("REQUIREMENT_MISSING");
    assertThat(early.json().path("violations").findValuesAsText("rule"))
        .filteredOn("DOCUMENT_MISSING"::equals)
        .hasSize(documents.length);
    documents("SUBMISSION");
    step(Role.HANDLER, "PROPOSAL_SUBMITTED", "submission", Map.of("declared", true));
    return in(to);
  }

  /** Assigned and asked on the first day, answered on the second, and found good on the third. */
  Journey reviewed(String asked, String answered, String agreed) {
    office.on(asked);
    step(Role.LEGAL_REVIEWER, "REVIEWER_ASSIGNED", "reviewer", Map.of());
    step(
        Role.LEGAL_REVIEWER,
        "QUESTION_ASKED",
        "review-questions",
        Map.of("question", "现场笔录第二页由谁签字？"));
    assertThat(new JourneyClocks(this).clock("LEGAL_REVIEW").path("state").asText())
        .isEqualTo("PAUSED");
    office.on(answered);
    step(
        Role.HANDLER, "QUESTION_ANSWERED", "review-questions/1/answer", Map.of("answer", "当事人签字。"));
    office.on(agreed);
    step(Role.LEGAL_REVIEWER, "REVIEW_PASSED", "legal-review", TestCase.opinion("AGREE", "PASS"));
    return in("AWAITING_APPROVAL");
  }

  /** Called on the first day and held on the second; nothing is decided between. */
  Journey discussed(String called, String held) {
    office.on(called);
    Reply early = of.post(Role.APPROVER, "decision", decision());
    assertThat(early.code()).isEqualTo("DISCUSSION_MISSING");
    step(Role.APPROVER, "DISCUSSION_CALLED", "discussions", Map.of("reason", "情节复杂，涉及重大公共利益。"));
    in("IN_COLLECTIVE_DISCUSSION");
    office.on(held);
    step(Role.APPROVER, "DISCUSSION_RECORDED", "discussions/1/record", minutes());
    return in("AWAITING_APPROVAL");
  }

  private Map<String, Object> minutes() {
    return Map.of(
        "place",
        "三楼会议室",
        "heldAt",
        office.now().toString(),
        "participants",
        List.of(
            Map.of("login", "approver", "post", "局长", "vote", "FOR", "opinion", "同意。"),
            Map.of("name", "万俟怀瑾", "post", "副局长", "vote", "FOR", "opinion", "同意。"),
            Map.of("name", "呼延牧云", "post", "副局长", "vote", "FOR", "opinion", "同意。"),
            Map.of("login", "handler", "post", "承办人")),
        "conclusion",
        "一致同意处理建议。",
        "agreed",
        true,
        "minutesSha256",
        "a".repeat(64));
  }

  Journey decided(String day) {
    office.on(day);
    step(Role.APPROVER, "DECIDED", "decision", decision());
    return in("DECIDED");
  }

  Journey decidedOnTheSpot(String day, Map<String, Object> words) {
    office.on(day);
    documents("SUBMISSION");
    documents("ON_THE_SPOT");
    Map<String, Object> decision = new TreeMap<>(decision());
    decision.putAll(words);
    step(Role.HANDLER, "DECIDED_ON_THE_SPOT", "on-the-spot-decision", decision);
    return in("DECIDED");
  }

  private Map<String, Object> decision() {
    return Map.of(
        "documentNumber",
        "海岬决〔2026〕" + UUID.randomUUID().toString().substring(0, 8) + "号",
        "decidedOn",
        office.today().toString());
  }

  Journey served(String day, String... documents) {
    office.on(day);
    assertThat(missing("SERVICE")).containsExactly(documents);
    documents("SERVICE");
    step(Role.HANDLER, "SERVED", "service", Map.of("servedOn", day, "method", "DIRECT"));
    JsonNode file = of.get(Role.AUDITOR, "case-file").json();
    assertThat(file.path("completePercent").asInt()).as("%s", file).isEqualTo(100);
    return in("SERVED");
  }

  Journey redacted(String day) {
    office.on(day);
    office.service().keepProposals(of.id());
    step(Role.DISCLOSURE_OFFICER, "REDACTION_DRAFTED", "redaction", Map.of());
    return in("REDACTING");
  }

  /** The organisations' names are withheld as well. */
  Journey redactedWithoutNames(String day) {
    office.on(day);
    office.service().keepProposals(of.id());
    step(Role.DISCLOSURE_OFFICER, "REDACTION_DRAFTED", "redaction", Map.of("withholdNames", true));
    return in("REDACTING");
  }

  Journey disclosureProposed(String day, Map<String, Object> proposal) {
    office.on(day);
    step(Role.DISCLOSURE_OFFICER, "DISCLOSURE_PROPOSED", "disclosure", proposal);
    return in("AWAITING_DISCLOSURE_APPROVAL");
  }

  Journey disclosureApproved(String day, String to) {
    office.on(day);
    step(
        Role.DISCLOSURE_APPROVER,
        "DISCLOSURE_APPROVED",
        "disclosure-approval",
        Map.of("approved", true));
    return in(to);
  }

  private Journey in(String state) {
    assertThat(of.state()).isEqualTo(state);
    return this;
  }

  private List<String> missing(String gate) {
    return FileKeeper.missing(office.service(), of.id(), gate);
  }

  private void documents(String gate) {
    for (String type : missing(gate)) {
      Map<String, Object> document = FileKeeper.document(type);
      document.put("madeOn", office.today().toString());
      Reply reply = of.post(Role.HANDLER, "documents", document);
      assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    }
    office.aMinuteLater();
  }

  private void step(Role role, String event, String path, Map<String, Object> body) {
    JsonNode offered = offered(role, event);
    assertThat(offered.path("youMay").asBoolean()).as("%s", offered).isTrue();
    assertThat(offered.path("request").asText().replace("{number}", "1"))
        .isEqualTo("POST /api/v1/cases/" + of.id() + "/" + path);
    Reply reply = of.post(role, path, body);
    assertThat(reply.status()).as("%s %s", event, reply.json()).isEqualTo(200);
    office.aMinuteLater();
  }

  private JsonNode offered(Role role, String event) {
    JsonNode steps = of.get(role, "next-steps").json();
    for (JsonNode step : steps) {
      if (step.path("event").asText().equals(event)) {
        return step;
      }
    }
    throw new AssertionError(event + " is not offered: " + steps);
  }
}
