package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Double-publicity files, on the server that the subclass names. All rows are invented. */
abstract class ImportsTests {
  private static final String HEADER =
      "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_YXQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM\n";
  private static final String TAIL =
      "2026/09/30,2099/12/31,海岬综合保税区市场监督管理局,1199010000HA01118C,海岬综合保税区市场监督管理局,1199010000HA01118C\n";

  private final TestServer server;
  private RunningService service;

  /** Document numbers are unique for each test, for both use one database. */
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  ImportsTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
  }

  @Test
  void theSameFileTwiceChangesNothingAndBothCharsetsAreRead() {
    String file = HEADER + person("令狐拾英", "11010519491231002X", 1) + company(2);

    JsonNode first = post(file.getBytes(Charset.forName("GB18030"))).json();
    JsonNode second = post(("\uFEFF" + file).getBytes(StandardCharsets.UTF_8)).json();

    assertThat(first.path("charset").asText()).isEqualTo("GB18030");
    assertThat(first.path("imported").asInt()).isEqualTo(2);
    assertThat(second.path("charset").asText()).isEqualTo("UTF-8");
    assertThat(second.path("unchanged").asInt()).isEqualTo(2);
    assertThat(second.path("imported").asInt()).isZero();
  }

  @Test
  void everyRefusedRowSaysWhichFieldAndRuleAndNeverTheName() {
    String file =
        HEADER
            + person("令狐拾英", "110105194912310021", 3)
            + person("令狐拾英", "11010519491231002X", 4).replace("2026/09/30", "2026/02/30")
            + person("令狐拾英", "11010519491231002X", 5)
            + person("令狐拾英", "11010519491231002X", 5)
            + company(6).replace("91350100M000100Y43", "91350100M000100Y44")
            + company(7).replace("经查明", "")
            + company(8).replace("海岬测试", "\"海岬测试\n\t").replace("有限公司,", "有限公司\",")
            + "太短,的行\n";

    JsonNode report = post(file.getBytes(StandardCharsets.UTF_8)).json();

    assertThat(violation(report, 0)).isEqualTo("CF_XDR_ZJHM CHECK_DIGIT");
    assertThat(violation(report, 1)).isEqualTo("CF_JDRQ WRONG_FORMAT");
    assertThat(report.path("results").get(2).path("outcome").asText()).isEqualTo("IMPORTED");
    assertThat(violation(report, 3)).isEqualTo("CF_WSH DUPLICATE_IN_FILE");
    assertThat(violation(report, 4)).isEqualTo("CF_XDR_SHXYM CHECK_DIGIT");
    assertThat(violation(report, 5)).isEqualTo("CF_SY REQUIRED");
    assertThat(violation(report, 6)).isEqualTo("CF_XDR_MC SINGLE_LINE");
    assertThat(violation(report, 7)).isEqualTo("(row) COLUMN_COUNT");
    assertThat(report.toString()).doesNotContain("拾英", "11010519491231002X");
  }

  @Test
  void aStoredNumberWithOtherContentIsRefused() {
    post((HEADER + company(9)).getBytes(StandardCharsets.UTF_8));

    JsonNode report =
        post((HEADER + company(9).replace("罚款3万元", "罚款4万元")).getBytes(StandardCharsets.UTF_8))
            .json();

    assertThat(violation(report, 0)).isEqualTo("CF_WSH DIFFERS_FROM_STORED");
  }

  @Test
  void peopleOfOneFileAreCutFromEachOthersTexts() {
    String file =
        HEADER
            + person("令狐拾英", "11010519491231002X", 10)
            + company(11).replace("经查明", "经查明，令狐拾英参与其中");
    JsonNode report = post(file.getBytes(StandardCharsets.UTF_8)).json();
    String id = report.path("results").get(1).path("caseId").asText();

    Reply draft =
        service.post(Role.DISCLOSURE_OFFICER, "/api/v1/cases/" + id + "/redaction", Map.of());

    assertThat(draft.json().path("facts").asText()).contains("令狐某参与其中");
    assertThat(draft.json().path("title").asText()).contains("海岬测试有限公司");
  }

  @Test
  void aFileThatIsNoCsvOrLacksAColumnIsRefusedWhole() {
    assertThat(post("CF_XDR_MC\n".getBytes(StandardCharsets.UTF_8)).json().path("violations"))
        .isNotEmpty();
    assertThat(post(new byte[] {(byte) 0xFF, (byte) 0xFF, 0x20}).code())
        .isEqualTo("UNKNOWN_CHARSET");
    assertThat(post(new byte[0]).code()).isEqualTo("EMPTY_FILE");
    assertThat(post((HEADER + "\"open quote").getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(422);
  }

  @Test
  void theEndOfPublicityThatTheFileNamesIsKeptAndEndsThePublication() {
    String header = HEADER.replace("CF_YXQ,", "CF_YXQ,CF_GSJZQ,");
    String file =
        header
            + company(12).replace("2099/12/31,", "2099/12/31,2029/09/30,")
            + company(13).replace("2099/12/31,", "2099/12/31,2099/12/31,")
            + company(14).replace("2099/12/31,", "2099/12/31,,")
            + company(15).replace("2099/12/31,", "2099/12/31,2026/10/01,")
            + company(16).replace("2099/12/31,", "2099/12/31,2026/09/30,");

    JsonNode report = post(file.getBytes(StandardCharsets.UTF_8)).json();

    assertThat(report.path("imported").asInt()).as("%s", report).isEqualTo(4);
    assertThat(violation(report, 4)).isEqualTo("CF_GSJZQ BEFORE_DECISION");
    JsonNode named = approved(caseOf(report, 0));
    assertThat(named.path("publicity").path(0).path("rule").asText()).isEqualTo("IMPORTED");
    assertThat(named.path("publicity").path(0).path("basis").asText()).contains("CF_GSJZQ");
    assertThat(named.path("disclosure").path("publicUntil").asText()).isEqualTo("2029-09-30");
    JsonNode endless = approved(caseOf(report, 1));
    assertThat(endless.path("publicity")).hasSize(1);
    assertThat(endless.path("disclosure").has("publicUntil")).isFalse();
    assertThat(approved(caseOf(report, 2)).path("publicity")).isEmpty();
    redact(caseOf(report, 3));
    assertThat(propose(caseOf(report, 3)).code()).isEqualTo("PUBLICITY_OVER");
  }

  @Test
  void anOfficerMayPublishForTheOrgansOwnPeriodWhatTheFileSaysIsOver() {
    String header = HEADER.replace("CF_YXQ,", "CF_YXQ,CF_GSJZQ,");
    String row = company(17).replace("2099/12/31,", "2099/12/31,2026/10/01,");
    JsonNode report = post((header + row).getBytes(StandardCharsets.UTF_8)).json();
    String id = caseOf(report, 0);
    redact(id);

    Reply proposal =
        service.post(
            Role.DISCLOSURE_OFFICER,
            "/api/v1/cases/" + id + "/disclosure",
            Map.of(
                "choice",
                "FULL_TEXT",
                "ground",
                "PENALTY_RESULT",
                "publicity",
                List.of(Map.of("rule", "HOUSE_PERIOD", "months", 12))));

    assertThat(proposal.status()).as("%s", proposal.json()).isEqualTo(200);
    JsonNode rules = service.get("auditor", "/api/v1/cases/" + id + "/disclosure").json();
    assertThat(rules.path("publicity")).hasSize(1);
    assertThat(rules.path("publicity").path(0).path("rule").asText()).isEqualTo("HOUSE_PERIOD");
  }

  private static String caseOf(JsonNode report, int row) {
    return report.path("results").get(row).path("caseId").asText();
  }

  private void redact(String id) {
    service.keepProposals(id);
    assertThat(
            service
                .post(Role.DISCLOSURE_OFFICER, "/api/v1/cases/" + id + "/redaction", Map.of())
                .status())
        .isEqualTo(200);
  }

  private Reply propose(String id) {
    return service.post(
        Role.DISCLOSURE_OFFICER,
        "/api/v1/cases/" + id + "/disclosure",
        Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT"));
  }

  /** The disclosure of the case after its way through redaction and approval. */
  private JsonNode approved(String id) {
    redact(id);
    assertThat(propose(id).status()).isEqualTo(200);
    Reply approval =
        service.post(
            Role.DISCLOSURE_APPROVER,
            "/api/v1/cases/" + id + "/disclosure-approval",
            Map.of("approved", true));
    assertThat(approval.status()).as("%s", approval.json()).isEqualTo(200);
    return service.get("auditor", "/api/v1/cases/" + id + "/disclosure").json();
  }

  private String person(String name, String idNumber, int number) {
    return "%s,自然人,,身份证,%s,%s,违法经营,经查明%s违法。,依据,罚款,对%s罚款3万元,3.000000,"
            .formatted(name, idNumber, documentNumber(number), name, name)
        + TAIL;
  }

  private String company(int number) {
    return "海岬测试有限公司,法人及非法人组织,91350100M000100Y43,,,%s,违法经营,经查明,依据,罚款,罚款3万元,3.000000,"
            .formatted(documentNumber(number))
        + TAIL;
  }

  private String documentNumber(int number) {
    return "测导〔2026〕" + mark + number + "号";
  }

  private static String violation(JsonNode report, int row) {
    JsonNode violation = report.path("results").get(row).path("violations").path(0);
    return violation.path("field").asText() + " " + violation.path("rule").asText();
  }

  private Reply post(byte[] file) {
    return service.send(
        service
            .authorised(RunningService.login(Role.DISCLOSURE_OFFICER), "/api/v1/imports/penalties")
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }
}
