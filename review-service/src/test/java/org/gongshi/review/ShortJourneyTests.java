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

/** The way that skips steps and the way that waits: the summary procedure, and a deferral. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShortJourneyTests {
  private static final String PENALTY_LAW = "《中华人民共和国行政处罚法》";
  private static final String THREE_SYSTEMS = "国办发〔2018〕118号";

  private final TestServer server;
  private JourneyOffice office;

  ShortJourneyTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void open() {
    office = JourneyOffice.on(server, "short_journeys");
  }

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void aPenaltyOnTheSpotSkipsProposalReviewAndHead() {
    Map<String, Object> fine =
        Map.of("conclusion", "对令狐拾英当场罚款50元。", "category", "罚款", "amountYuan", "50.00");
    Journey spot =
        Journey.filed(office, "2026-09-02", KindFilings.summaryPenalty())
            .decidedOnTheSpot("2026-09-02", fine)
            .served("2026-09-02")
            .redacted("2026-09-03")
            .disclosureProposed(
                "2026-09-03",
                Map.of(
                    "choice",
                    "FULL_TEXT",
                    "ground",
                    "PENALTY_RESULT",
                    "publicity",
                    List.of(Map.of("rule", "CREDIT_MINOR", "months", 3))))
            .disclosureApproved("2026-09-04", "EXPORTED");
    JourneyPublic site = new JourneyPublic(spot);
    JsonNode file = site.exported("penalty/2026-09", "拾英");
    assertThat(file.path("procedure").asText()).isEqualTo("SUMMARY");
    assertThat(file.path("conclusion").asText()).isEqualTo("对令狐某当场罚款50元。");
    site.published("2026-09-07");
    new JourneyClocks(spot)
        .onlyThese("FILING", "PENALTY_DECISION", "SERVICE", "DISCLOSURE")
        .met("SERVICE", "2026-09-11", PENALTY_LAW + "第六十一条")
        .met("DISCLOSURE", "2026-09-11", THREE_SYSTEMS);
    site.expires("2026-12-02")
        .told("2026-12-02", List.of("立案", "归入案卷：当场行政处罚决定书", "当场作出决定", "登记送达", "退出公示"));
  }

  @Test
  void aDeferralForAThirdPartyEndsByItselfAndTheDecisionIsPublishedInTime() {
    Journey deferred =
        Journey.filed(office, "2026-09-02", KindFilings.summaryPenalty())
            .decidedOnTheSpot("2026-09-30", proposal("对令狐拾英当场警告。", "警告"))
            .served("2026-10-08")
            .redacted("2026-10-09")
            .disclosureProposed(
                "2026-10-12",
                Map.of(
                    "choice", "DEFERRED",
                    "ground", "THIRD_PARTY_ASKED",
                    "reason", "正在征求意见。"))
            .disclosureApproved("2026-10-12", "DEFERRED");
    JourneyClocks clocks = new JourneyClocks(deferred);
    assertThat(clocks.clock("DISCLOSURE").path("state").asText()).isEqualTo("PAUSED");
    assertThat(clocks.clock("THIRD_PARTY_ANSWER").path("dueDay").asText()).isEqualTo("2026-11-02");

    office.atTheEndOf("2026-11-02");
    assertThat(deferred.of().state()).isEqualTo("DEFERRED");
    office.atMidnightAfter("2026-11-02");
    Await.until(() -> deferred.of().state().equals("REDACTING"));

    JsonNode read = deferred.of().get(Role.AUDITOR, "disclosure").json();
    assertThat(read.path("deferrals").path(0).path("outcome").asText()).isEqualTo("NO_ANSWER");
    assertThat(clocks.clock("DISCLOSURE").path("state").asText()).isEqualTo("RUNNING");
    deferred
        .disclosureProposed("2026-11-03", Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT"))
        .disclosureApproved("2026-11-03", "EXPORTED");
    JourneyPublic site = new JourneyPublic(deferred);
    site.exported("penalty/2026-09", "拾英");
    site.published("2026-11-04");
    assertThat(clocks.reason("DISCLOSURE", "2026-10-13")).isEqualTo("PAUSED");
    clocks.met("DISCLOSURE", "2026-11-06", THREE_SYSTEMS);
    site.expires("2027-09-30")
        .told("2027-09-30", List.of("提出公示意见", "审核公示意见", "暂缓公开结束", "提出公示意见", "审核公示意见", "退出公示"));
  }
}
