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
 * Penalty, coercion and levy, which are reviewed, from filing to the end of publicity, over HTTP
 * alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KindJourneyTests {
  private static final String PENALTY_LAW = "《中华人民共和国行政处罚法》";
  private static final String THREE_SYSTEMS = "国办发〔2018〕118号";

  private final TestServer server;
  private JourneyOffice office;

  KindJourneyTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void open() {
    office = JourneyOffice.on(server, "kind_journeys");
  }

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void aPenaltyIsReviewedDecidedAndPublicForAYearFromItsDecision() {
    Journey penalty =
        Journey.filed(office, "2026-09-02", KindFilings.penalty()).investigated("2026-09-03");
    new JourneyRecorder(penalty)
        .recorded(
            JourneyRecorder.facts("WORK_SAFETY", List.of("ON_SITE_INSPECTION"), List.of()),
            "INSPECTION_IN_SEVEN_FIELDS",
            "ON_SITE_INSPECTION",
            "现场检查")
        .proposed("2026-09-18", proposal("对令狐拾英处以罚款200元。", "罚款"))
        .submitted(
            "2026-09-21",
            "UNDER_LEGAL_REVIEW",
            "FILING_APPROVAL",
            "ONSITE_RECORD",
            "PENALTY_NOTICE")
        .reviewed("2026-09-22", "2026-09-23", "2026-09-28")
        .decided("2026-09-30")
        .served("2026-10-08", "PENALTY_DECISION", "SERVICE_RECEIPT")
        .redacted("2026-10-09")
        .disclosureProposed("2026-10-09", Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT"))
        .disclosureApproved("2026-10-12", "EXPORTED");

    JourneyPublic site = new JourneyPublic(penalty);
    JsonNode file = site.exported("penalty/2026-09", "拾英");
    assertThat(file.path("conclusion").asText()).isEqualTo("对令狐某处以罚款200元。");
    assertThat(file.path("facts").asText()).contains("［公民身份号码略］");
    assertThat(file.path("publicBy").asText()).isEqualTo("2026-10-15");
    assertThat(file.path("remedies").path("reconsiderBy").asText()).isEqualTo("2026-12-07");
    site.published("2026-10-13");
    JourneyClocks clocks =
        new JourneyClocks(penalty)
            .onlyThese("FILING", "PENALTY_DECISION", "LEGAL_REVIEW", "SERVICE", "DISCLOSURE")
            .met("FILING", "2026-09-21", "本机关")
            .met("PENALTY_DECISION", "2026-12-01", PENALTY_LAW + "第六十条")
            .met("LEGAL_REVIEW", "2026-09-30", "本机关")
            .met("SERVICE", "2026-10-15", PENALTY_LAW + "第六十一条")
            .met("DISCLOSURE", "2026-10-15", THREE_SYSTEMS);
    assertThat(clocks.reason("FILING", "2026-09-20")).isEqualTo("COUNTED_MAKE_UP_WORKDAY");
    assertThat(clocks.reason("LEGAL_REVIEW", "2026-09-23")).isEqualTo("PAUSED");
    assertThat(clocks.reason("DISCLOSURE", "2026-10-01")).isEqualTo("HOLIDAY");
    assertThat(clocks.reason("DISCLOSURE", "2026-10-10")).isEqualTo("COUNTED_MAKE_UP_WORKDAY");
    site.expires("2027-09-30")
        .told(
            "2027-09-30",
            List.of(
                "立案",
                "开始调查",
                "登记音像记录",
                "提出处理建议",
                "归入案卷：行政处罚告知书",
                "提交处理建议",
                "指定法制审核人员",
                "法制审核提出问题",
                "答复法制审核的问题",
                "法制审核通过",
                "作出决定",
                "归入案卷：行政处罚决定书",
                "登记送达",
                "起草隐私处理稿",
                "提出公示意见",
                "审核公示意见",
                "公示程序回执：已公示",
                "退出公示"));
  }

  @Test
  void aSealingOnTheSpotIsReportedRecordedReviewedAndPublicForAYearFromPublication() {
    Journey sealing =
        Journey.filed(office, "2026-09-01", KindFilings.coercion()).investigated("2026-09-01");
    JourneyClocks clocks = new JourneyClocks(sealing).fulfilled(Role.HANDLER, "ON_SITE_REPORT");
    new JourneyRecorder(sealing)
        .recorded(
            JourneyRecorder.facts(null, List.of(), List.of("SEALING")),
            "SEIZURE_DETENTION_SEALING",
            "COERCION",
            "行政强制")
        .proposed("2026-09-18", proposal("查封令狐拾英的违法设施。", "查封"))
        .submitted(
            "2026-09-21",
            "UNDER_LEGAL_REVIEW",
            "COERCION_APPROVAL",
            "ON_SITE_REPORT",
            "ONSITE_RECORD",
            "ITEM_LIST")
        .reviewed("2026-09-22", "2026-09-23", "2026-09-24")
        .decided("2026-09-30");
    office.on("2026-10-01");
    clocks.fulfilled(Role.HANDLER, "COERCION_PERIOD");
    sealing
        .served("2026-10-08", "COERCION_DECISION", "SERVICE_RECEIPT")
        .redacted("2026-10-09")
        .disclosureProposed("2026-10-12", KindFilings.publishedForAYear("SUMMARY"))
        .disclosureApproved("2026-10-13", "EXPORTED");

    JourneyPublic site = new JourneyPublic(sealing);
    JsonNode file = site.exported("coercion/2026-09", "拾英");
    assertThat(file.has("facts")).as("a summary leaves the facts out").isFalse();
    assertThat(file.path("conclusion").asText()).isEqualTo("查封令狐某的违法设施。");
    site.published("2026-11-02");
    clocks
        .onlyThese("ON_SITE_REPORT", "COERCION_PERIOD", "LEGAL_REVIEW", "SERVICE", "DISCLOSURE")
        .met("ON_SITE_REPORT", "2026-09-02", "《中华人民共和国行政强制法》第十九条")
        .met("COERCION_PERIOD", "2026-10-08", "《中华人民共和国行政强制法》第二十五条")
        .met("LEGAL_REVIEW", "2026-09-30", "本机关")
        .met("SERVICE", "2026-10-15", "本机关")
        .met("DISCLOSURE", "2026-11-03", THREE_SYSTEMS);
    site.expires("2027-11-02")
        .told(
            "2027-11-02",
            List.of(
                "立案",
                "登记已履行的期限职责",
                "登记音像记录",
                "归入案卷：物品清单",
                "法制审核通过",
                "作出决定",
                "登记已履行的期限职责",
                "登记送达",
                "审核公示意见",
                "退出公示"));
  }

  @Test
  void aRequisitionOfMajorInterestIsReviewedDiscussedByTheHeadsAndPublicForAYear() {
    Journey levy =
        Journey.filed(office, "2026-09-07", KindFilings.levy())
            .investigated("2026-09-08")
            .proposed(
                "2026-09-14",
                Map.of(
                    "conclusion",
                    "补偿令狐拾英12000元。",
                    "category",
                    "征用补偿",
                    "amountYuan",
                    "12000.00",
                    "complexOrMajor",
                    true,
                    "reviewReasons",
                    List.of(Map.of("rule", "MAJOR_PUBLIC_INTEREST"))))
            .submitted("2026-09-15", "UNDER_LEGAL_REVIEW", "LEVY_APPROVAL", "REQUISITION_LIST")
            .reviewed("2026-09-16", "2026-09-17", "2026-09-18")
            .discussed("2026-09-21", "2026-09-22")
            .decided("2026-09-30")
            .served("2026-10-08", "COMPENSATION_AGREEMENT", "SERVICE_RECEIPT")
            .redacted("2026-10-09")
            .disclosureProposed("2026-10-12", KindFilings.publishedForAYear("FULL_TEXT"))
            .disclosureApproved("2026-10-13", "EXPORTED");

    JourneyPublic site = new JourneyPublic(levy);
    JsonNode file = site.exported("expropriation-levy/2026-09", "拾英");
    assertThat(file.path("conclusion").asText()).isEqualTo("补偿令狐某12000元。");
    site.published("2026-10-20");
    new JourneyClocks(levy)
        .onlyThese("LEGAL_REVIEW", "SERVICE", "DISCLOSURE")
        .met("LEGAL_REVIEW", "2026-09-22", "本机关")
        .met("SERVICE", "2026-10-15", "本机关")
        .met("DISCLOSURE", "2026-11-03", THREE_SYSTEMS);
    site.expires("2027-10-20")
        .told("2027-10-20", List.of("立案", "法制审核通过", "召集集体讨论", "登记集体讨论结果", "作出决定", "登记送达", "退出公示"));
  }
}
