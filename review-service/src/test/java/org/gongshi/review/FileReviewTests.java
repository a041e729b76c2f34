package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Case files are scored by who had no part in them; what is finished stays. */
abstract class FileReviewTests {
  private static final LocalDate IN_A_MONTH = TestClock.today().plusDays(30);

  private final TestServer server;
  private RunningService service;
  private Sql sql;

  FileReviewTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    sql = new Sql(server);
  }

  @Test
  void aFileIsScoredFinishedAndPutRight() {
    TestCase of = TestCase.filed(service).decided().served();
    String review = begin(of);
    assertThat(of.post(Role.RECORDS_KEEPER, "file-reviews", Map.of()).code())
        .isEqualTo("FILE_REVIEW_OPEN");
    assertThat(finish(of, review).code()).isEqualTo("FILE_REVIEW_INCOMPLETE");
    assertThat(of.get(Role.HANDLER, "file-reviews/" + review).status())
        .as("a draft is its reviewer's")
        .isEqualTo(404);

    Map<String, Object> draft = draft(Map.of("EVIDENCE", 6, "TERMS", 3));
    draft.put(
        "findings",
        List.of(
            Map.of("item", "TERMS", "text", "送达超过七日。", "rectifyBy", IN_A_MONTH.toString()),
            Map.of("text", "缺页码。", "rectifyBy", IN_A_MONTH.toString())));
    Reply scored = put(of, review, draft);
    assertThat(scored.status()).as("%s", scored.json()).isEqualTo(200);
    assertThat(scored.json().has("total")).isFalse();
    JsonNode finished = finish(of, review).json();
    assertThat(finished.path("total").asText()).isEqualTo("90.0");
    assertThat(finished.path("gradeLabel").asText()).isEqualTo("优秀");
    assertThat(put(of, review, draft).code()).isEqualTo("FILE_REVIEW_FINISHED");

    String finding = "file-reviews/" + review + "/findings/1/answer";
    Map<String, Object> answer = Map.of("answer", "已补充说明并加强期限提醒。");
    assertThat(of.post("everything", finding, answer).code()).isEqualTo("HANDLER_ONLY");
    JsonNode answered = of.post(Role.HANDLER, finding, answer).json();
    assertThat(answered.path("findings").path(0).path("answeredBy").asText()).isEqualTo("handler");
    assertThat(answered.path("findings").path(0).path("overdue").asBoolean()).isFalse();
    assertThat(of.post(Role.HANDLER, finding, answer).code()).isEqualTo("FINDING_ANSWERED");
    assertThat(line(of).path("open").asInt()).isEqualTo(1);
    assertThat(of.get(Role.AUDITOR, "events").json().findValuesAsText("deed"))
        .contains("FileReviewBegun", "FileReviewScored", "FileReviewFinished", "FindingAnswered");
    stays(sql.number("SELECT id FROM file_review WHERE public_id = '" + review + "'"));
  }

  private void stays(long id) {
    sql.refuses("UPDATE file_review SET total = 100 WHERE id = " + id, "immutable");
    sql.refuses("DELETE FROM file_review WHERE id = " + id, "foreign key", "never deleted");
    sql.refuses("DELETE FROM file_review_finding WHERE review_id = " + id, "immutable");
    sql.refuses("UPDATE file_review_finding SET text = ''", "never changed");
    sql.refuses(
        "INSERT INTO file_review_finding (review_id, number, text, rectify_by) VALUES ("
            + id
            + ", 9, 'x', '2030-01-01')",
        "immutable");
    sql.refuses("UPDATE rectification SET answer = ''", "immutable");
    sql.refuses("DELETE FROM rectification", "immutable");
    sql.refuses(
        "INSERT INTO rectification (review_id, number, answer, answered_by, answered_at) VALUES (%d, 2, 'x', %d, NOW())"
            .formatted(id, sql.account("records-keeper")),
        "the handler answers");
  }

  @Test
  void whoHadPartInTheCaseDoesNotReviewItsFile() {
    TestCase of = TestCase.filed(service).decided();
    assertThat(of.post(Role.RECORDS_KEEPER, "file-reviews", Map.of()).code())
        .isEqualTo("CASE_NOT_DONE");
    of.served();
    assertThat(of.post(Role.LEGAL_REVIEWER, "file-reviews", Map.of()).code())
        .isEqualTo("REVIEWER_HAD_PART");
    assertThat(of.post(Role.APPROVER, "file-reviews", Map.of()).code()).isEqualTo("WRONG_ROLE");
    for (Role part : List.of(Role.HANDLER, Role.LEGAL_REVIEWER, Role.APPROVER)) {
      sql.refuses(insert(of, sql.account(part)), "had no part");
    }
    sql.refuses(
        insert(TestCase.filed(service), sql.account(Role.RECORDS_KEEPER)), "when the case is done");
  }

  @Test
  void aVetoFailsAFileOfFullScore() {
    TestCase of = TestCase.filed(service).decided().served();
    String review = begin(of);
    Map<String, Object> draft = draft(Map.of());
    draft.put("vetoes", List.of("FORGED"));
    put(of, review, draft);
    sql.refuses(
        "UPDATE file_review SET open_case = NULL, total = 100, grade = 'PASSED', finished_at = NOW()"
            + " WHERE public_id = '"
            + review
            + "'",
        "a_veto_fails");
    JsonNode finished = finish(of, review).json();
    assertThat(finished.path("total").asText()).isEqualTo("100.0");
    assertThat(finished.path("grade").asText()).isEqualTo("FAILED");
  }

  @Test
  void aDraftIsCheckedAgainstItsSheet() {
    TestCase of = TestCase.filed(service).decided().served();
    String review = begin(of);
    Map<String, Object> draft = new TreeMap<>();
    draft.put(
        "scores",
        List.of(
            Map.of("item", "ORGAN", "points", 9),
            Map.of("item", "NOTHING", "points", 1),
            Map.of("item", "TERMS", "points", 1),
            Map.of("item", "ORDER", "notApplicable", true)));
    draft.put("vetoes", List.of("NOTHING"));
    draft.put("findings", List.of(Map.of("text", "问题", "rectifyBy", "2020-01-01")));
    Reply refused = put(of, review, draft);
    assertThat(refused.code()).isEqualTo("INVALID_FIELDS");
    assertThat(refused.json().path("violations").findValuesAsText("rule"))
        .contains("OUT_OF_RANGE", "UNKNOWN_ITEM", "REQUIRED");
    assertThat(
            service
                .put(
                    Role.LEGAL_REVIEWER,
                    "/api/v1/cases/" + of.id() + "/file-reviews/" + review,
                    draft(Map.of()))
                .code())
        .isEqualTo("NOT_YOUR_REVIEW");
  }

  private static String insert(TestCase of, long reviewer) {
    return """
    INSERT INTO file_review (public_id, case_id, organ_code, open_case, sheet, reviewer_id, begun_at, scores, vetoes)
    SELECT '%s', id, organ_code, id, '2026-1', %d, NOW(), '[]', '[]' FROM law_case WHERE public_id = '%s'
    """
        .formatted(org.gongshi.review.identifiers.PublicId.next(), reviewer, of.id());
  }

  private String begin(TestCase of) {
    Reply begun = of.post(Role.RECORDS_KEEPER, "file-reviews", Map.of());
    assertThat(begun.status()).as("%s", begun.json()).isEqualTo(201);
    return begun.json().path("id").asText();
  }

  private Reply put(TestCase of, String review, Map<String, Object> draft) {
    return of.put(Role.RECORDS_KEEPER, "file-reviews/" + review, draft);
  }

  private Reply finish(TestCase of, String review) {
    return of.post(Role.RECORDS_KEEPER, "file-reviews/" + review + "/finish", Map.of());
  }

  /** Every item of the sheet in full, but for those named. */
  private Map<String, Object> draft(Map<String, Integer> less) {
    return draft(service, less);
  }

  static Map<String, Object> draft(RunningService service, Map<String, Integer> less) {
    JsonNode sheet = service.get("auditor", "/api/v1/score-sheets").json().path("sheets").path(0);
    List<Map<String, Object>> scores = new ArrayList<>();
    for (JsonNode head : sheet.path("heads")) {
      for (JsonNode item : head.path("items")) {
        Map<String, Object> score = new TreeMap<>();
        String code = item.path("code").asText();
        score.put("item", code);
        score.put("points", less.getOrDefault(code, item.path("points").asInt()));
        score.put("note", "已核对。");
        scores.add(score);
      }
    }
    Map<String, Object> draft = new TreeMap<>();
    draft.put("scores", scores);
    draft.put("opinion", "案卷总体规范。");
    return draft;
  }

  private JsonNode line(TestCase of) {
    String next = "/api/v1/file-reviews?limit=100&grade=EXCELLENT&organ=" + RunningService.ORGAN;
    while (!next.isEmpty()) {
      JsonNode page = service.get("auditor", next).json();
      for (JsonNode line : page.path("items")) {
        if (line.path("caseId").asText().equals(of.id())) {
          return line;
        }
      }
      next = page.path("next").asText("");
    }
    throw new AssertionError("the review is not listed");
  }
}
