package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongshi.review.KindFilings.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Licence, fee and inspection, which need no review, from filing to the end of publicity, over HTTP
 * alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnreviewedKindJourneyTests {
  private static final String THREE_SYSTEMS = "国办发〔2018〕118号";

  private final TestServer server;
  private JourneyOffice office;

  UnreviewedKindJourneyTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void open() {
    office = JourneyOffice.on(server, "unreviewed_journeys");
  }

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void aLicenceNeedsNoReviewAndIsPublicUntilItRunsOut() {
    Journey licence =
        Journey.filed(office, "2026-09-01", KindFilings.licence())
            .investigated("2026-09-02")
            .proposed("2026-09-21", proposal("准予令狐拾英食品经营许可。", "准予许可"));
    assertThat(
            licence
                .of()
                .post(Role.HANDLER, "submission", Map.of("declared", true))
                .json()
                .path("violations")
                .toString())
        .contains("许可结果");
    licence.amended(KindFilings.grantedLicence());
    licence
        .submitted("2026-09-22", "AWAITING_APPROVAL", "APPLICATION", "ACCEPTANCE_NOTICE")
        .decided("2026-09-28")
        .served("2026-10-08", "LICENCE_DECISION", "SERVICE_RECEIPT")
        .redacted("2026-10-09")
        .disclosureProposed(
            "2026-10-09",
            Map.of(
                "choice",
                "FULL_TEXT",
                "ground",
                "LICENCE_RESULT",
                "publicity",
                List.of(Map.of("rule", "LICENCE_VALIDITY", "until", "2027-03-31"))))
        .disclosureApproved("2026-10-10", "EXPORTED");

    JourneyPublic site = new JourneyPublic(licence);
    JsonNode file = site.exported("licence/2026-09", "拾英");
    assertThat(file.path("conclusion").asText()).isEqualTo("准予令狐某食品经营许可。");
    assertThat(file.path("publicBy").asText()).isEqualTo("2026-10-13");
    site.published("2026-10-12");
    new JourneyClocks(licence)
        .onlyThese("LICENCE_DECISION", "LICENCE_DELIVERY", "DISCLOSURE")
        .met("LICENCE_DECISION", "2026-09-29", "《中华人民共和国行政许可法》第四十二条")
        .met("LICENCE_DELIVERY", "2026-10-16", "《中华人民共和国行政许可法》第四十四条")
        .met("DISCLOSURE", "2026-10-13", THREE_SYSTEMS);
    site.expires("2027-03-31")
        .told(
            "2027-03-31",
            List.of("立案", "开始调查", "提出处理建议", "补正案件信息", "提交处理建议", "作出决定", "登记送达", "审核公示意见", "退出公示"));
  }

  @Test
  void aFeeIsCalculatedReducedServedAndPublicForAYear() {
    Journey fee =
        Journey.filed(office, "2026-09-01", KindFilings.fee())
            .investigated("2026-09-02")
            .proposed(
                "2026-09-21",
                Map.of(
                    "conclusion", "核定令狐拾英应缴3000元。", "category", "行政事业性收费", "amountYuan", "3000.00"))
            .submitted(
                "2026-09-22", "AWAITING_APPROVAL", "FEE_CALCULATION", "FEE_REDUCTION_APPROVAL")
            .decided("2026-09-30")
            .served("2026-10-08", "FEE_NOTICE", "SERVICE_RECEIPT")
            .redacted("2026-10-09")
            .disclosureProposed("2026-10-12", KindFilings.publishedForAYear("FULL_TEXT"))
            .disclosureApproved("2026-10-13", "EXPORTED");

    JourneyPublic site = new JourneyPublic(fee);
    JsonNode file = site.exported("fee/2026-09", "拾英");
    assertThat(file.path("amountYuan").asText()).isEqualTo("3000.00");
    assertThat(file.path("conclusion").asText()).isEqualTo("核定令狐某应缴3000元。");
    site.published("2026-10-20");
    new JourneyClocks(fee)
        .onlyThese("SERVICE", "DISCLOSURE")
        .met("SERVICE", "2026-10-15", "本机关")
        .met("DISCLOSURE", "2026-11-03", THREE_SYSTEMS);
    site.expires("2027-10-20")
        .told("2027-10-20", List.of("立案", "归入案卷：收费减免审批表", "提交处理建议", "作出决定", "登记送达", "退出公示"));
  }

  @Test
  void aRandomInspectionIsRecordedAndPublicWithoutTheCompanysName() {
    Journey inspection =
        Journey.filed(office, "2026-09-03", KindFilings.inspection()).investigated("2026-09-03");
    inspection.amended(KindFilings.inspectionWithResult());
    new JourneyRecorder(inspection)
        .recorded(
            JourneyRecorder.facts("FOOD_AND_DRUGS", List.of("RANDOM_INSPECTION"), List.of()),
            "RANDOM_INSPECTION_IN_SEVEN_FIELDS",
            "RANDOM_INSPECTION",
            "随机抽查")
        .proposed("2026-09-21", proposal("责令" + KindFilings.COMPANY + "限期改正。", "责令改正"))
        .submitted("2026-09-22", "AWAITING_APPROVAL", "INSPECTION_NOTICE", "INSPECTION_RECORD")
        .decided("2026-09-30")
        .served("2026-10-08", "INSPECTION_RESULT")
        .redactedWithoutNames("2026-10-09")
        .disclosureProposed("2026-10-12", KindFilings.publishedForAYear("WITHOUT_NAMES"))
        .disclosureApproved("2026-10-13", "EXPORTED");

    JourneyPublic site = new JourneyPublic(inspection);
    JsonNode file = site.exported("inspection/2026-09", "拾英", "拾贝", "91350100M000100Y43");
    assertThat(file.path("disclosure").path("choice").asText()).isEqualTo("WITHOUT_NAMES");
    site.published("2026-10-20");
    new JourneyClocks(inspection)
        .onlyThese("SERVICE", "DISCLOSURE")
        .met("SERVICE", "2026-10-15", "本机关")
        .met("DISCLOSURE", "2026-11-03", THREE_SYSTEMS);
    site.expires("2027-10-20")
        .told("2027-10-20", List.of("立案", "补正案件信息", "登记音像记录", "作出决定", "登记送达", "退出公示"));
  }
}
