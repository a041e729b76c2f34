package org.gongshi.review.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.http.Violation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The own fields of each kind: what is good stays as it is, everything else is named. */
final class DetailsTest {
  private static final Instant NOW = Instant.parse("2026-10-01T04:00:00Z");
  private static final Map<ActionKind, String> GOOD = new EnumMap<>(ActionKind.class);

  static {
    GOOD.put(
        ActionKind.LICENCE,
        """
        {"kind": "LICENCE", "applicationNumber": "A1", "receivedOn": "2026-09-01", "acceptedOn": "2026-09-02",
         "type": "ORDINARY", "outcome": "GRANTED", "licenceNumber": "L1", "validFrom": "2026-09-20",
         "validTo": "2099-12-31"}
        """);
    GOOD.put(
        ActionKind.PENALTY,
        """
        {"kind": "PENALTY", "source": "COMPLAINT", "violationType": "占道经营", "discoveredOn": "2026-09-01",
         "filedOn": "2026-09-01"}
        """);
    GOOD.put(
        ActionKind.COERCION,
        """
        {"kind": "COERCION", "measure": "SEALING", "takenAt": "2026-09-01T07:05:00+08:00", "urgentOnSite": true,
         "place": "三号库", "itemList": "清单1", "endsOn": "2026-10-01"}
        """);
    GOOD.put(
        ActionKind.FEE,
        """
        {"kind": "FEE", "item": "占用费", "standard": "每平方米每日1元", "range": "临时占用城市道路", "quantity": "12.5",
         "unit": "平方米", "periodFrom": "2026-09-01", "periodTo": "2026-09-30", "reductionYuan": "3.50",
         "reductionReason": "文件规定"}
        """);
    GOOD.put(
        ActionKind.INSPECTION,
        """
        {"kind": "INSPECTION", "sort": "RANDOM", "randomList": "ri-02", "campaign": "2026年度计划",
         "field": "WORK_SAFETY", "inspectedAt": "2026-09-30T01:00:00Z", "place": "五号车间", "result": "NO_PROBLEM"}
        """);
    GOOD.put(
        ActionKind.EXPROPRIATION_LEVY,
        """
        {"kind": "EXPROPRIATION_LEVY", "sort": "REQUISITION", "purpose": "抢险", "approvalDocument": "征1号",
         "object": "渔船三艘", "compensationYuan": "5100.00", "startsOn": "2026-09-27", "endsOn": "2026-09-28"}
        """);
  }

  @TestFactory
  List<DynamicTest> whatIsGoodIsKeptToTheLetter() {
    List<DynamicTest> tests = new ArrayList<>();
    for (ActionKind kind : ActionKind.values()) {
      tests.add(
          DynamicTest.dynamicTest(
              kind.name(),
              () -> {
                Details details = checked(GOOD.get(kind), new Checks());
                assertThat(details.kind()).isEqualTo(kind);
                assertThat(details.stillEmpty()).isEmpty();
                byte[] stored = Json.write(details);
                assertThat(Json.mapper().readValue(stored, Details.class)).isEqualTo(details);
              }));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> eachFieldThatIsWrongIsNamedWithItsRule() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String line :
        """
        LICENCE applicationNumber null REQUIRED applicationNumber
        LICENCE receivedOn null REQUIRED receivedOn
        LICENCE receivedOn "2026-10-02" IN_FUTURE receivedOn
        LICENCE receivedOn "2026-09-03" DATES_OUT_OF_ORDER acceptedOn
        LICENCE type null REQUIRED type
        LICENCE outcome "REFUSED" ONLY_WHEN_GRANTED outcome
        LICENCE validFrom null REQUIRED validTo
        LICENCE validFrom "2026-09-01" DATES_OUT_OF_ORDER validFrom
        LICENCE validTo "2026-09-19" DATES_OUT_OF_ORDER validTo
        LICENCE validTo "2100-01-01" TOO_LATE validTo
        PENALTY source null REQUIRED source
        PENALTY violationType " " REQUIRED violationType
        PENALTY discoveredOn "2026-09-02" DATES_OUT_OF_ORDER filedOn
        PENALTY filedOn "2026-10-02" IN_FUTURE filedOn
        PENALTY discoveredOn "1989-12-31" TOO_EARLY discoveredOn
        COERCION measure null REQUIRED measure
        COERCION takenAt "2026-10-01T04:00:01Z" IN_FUTURE takenAt
        COERCION urgentOnSite null REQUIRED urgentOnSite
        COERCION place null REQUIRED place
        COERCION itemList null REQUIRED itemList
        COERCION endsOn null REQUIRED endsOn
        COERCION endsOn "2026-08-31" DATES_OUT_OF_ORDER endsOn
        COERCION endsOn "2026-10-02" TOO_LONG endsOn
        FEE item null REQUIRED item
        FEE standard null REQUIRED standard
        FEE range null REQUIRED range
        FEE quantity "-1" WRONG_FORMAT quantity
        FEE unit null REQUIRED unit
        FEE periodTo null REQUIRED periodTo
        FEE periodTo "2026-08-31" DATES_OUT_OF_ORDER periodTo
        FEE reductionYuan "3.505" WRONG_FORMAT reductionYuan
        FEE reductionReason null REQUIRED reductionReason
        INSPECTION sort null REQUIRED sort
        INSPECTION sort "PLANNED" ONLY_WHEN_RANDOM sort
        INSPECTION randomList null REQUIRED randomList
        INSPECTION campaign null REQUIRED campaign
        INSPECTION field null REQUIRED field
        INSPECTION inspectedAt "2026-10-01T12:00:01+08:00" IN_FUTURE inspectedAt
        INSPECTION place null REQUIRED place
        INSPECTION result "OTHER" REQUIRED resultNote
        EXPROPRIATION_LEVY sort "EXPROPRIATION" ONLY_WHEN_REQUISITIONED endsOn
        EXPROPRIATION_LEVY endsOn null REQUIRED endsOn
        EXPROPRIATION_LEVY endsOn "2026-09-26" DATES_OUT_OF_ORDER endsOn
        EXPROPRIATION_LEVY compensationYuan null REQUIRED compensationYuan
        EXPROPRIATION_LEVY compensationYuan "1e9" WRONG_FORMAT compensationYuan
        EXPROPRIATION_LEVY approvalDocument null REQUIRED approvalDocument
        EXPROPRIATION_LEVY object null REQUIRED object
        EXPROPRIATION_LEVY purpose null REQUIRED purpose
        EXPROPRIATION_LEVY startsOn null REQUIRED startsOn
        """
            .lines()
            .toList()) {
      // kind field value rule named; only the value may hold spaces
      List<String> words = List.of(line.split(" "));
      String value = String.join(" ", words.subList(2, words.size() - 2));
      tests.add(
          DynamicTest.dynamicTest(
              line,
              () -> {
                ObjectNode details =
                    (ObjectNode)
                        Json.mapper().readTree(GOOD.get(ActionKind.valueOf(words.getFirst())));
                details.set(words.get(1), Json.mapper().readTree(value));
                Checks checks = new Checks();
                assertThat(checked(details.toString(), checks)).isNull();
                assertThat(checks.violations())
                    .extracting(v -> v.rule() + " " + v.field())
                    .contains(words.get(words.size() - 2) + " details." + words.getLast());
              }));
    }
    return tests;
  }

  @Test
  void whatAnotherKindHasIsAnUnknownFieldAndAnotherKindIsAMismatch() {
    String mixed = GOOD.get(ActionKind.FEE).replace("\"unit\"", "\"violationType\"");
    assertThat(refused(mixed)).contains("UNKNOWN_FIELD violationType");
    assertThat(refused("{\"kind\": \"TAX\"}")).contains("WRONG_TYPE (body)");
    assertThat(refused("{}")).contains("WRONG_TYPE (body)");
    assertThat(refusedFiling("LICENCE", GOOD.get(ActionKind.FEE)))
        .contains("KIND_MISMATCH details.kind");
    assertThat(refusedFiling("FEE", "null")).contains("REQUIRED details");
  }

  @Test
  void whatMayWaitAtTheFilingIsNamedUntilItIsThere() {
    String licence =
        """
        {"kind": "LICENCE", "applicationNumber": "A1", "receivedOn": "2026-09-01", "type": "ORDINARY"%s}
        """;
    assertThat(checked(licence.formatted(""), new Checks()).stillEmpty())
        .containsExactly("受理日期", "许可结果");
    String granted = ", \"acceptedOn\": \"2026-09-02\", \"outcome\": \"GRANTED\"";
    assertThat(checked(licence.formatted(granted), new Checks()).stillEmpty())
        .containsExactly("许可有效期");
    String refused = ", \"acceptedOn\": \"2026-09-02\", \"outcome\": \"REFUSED\"";
    assertThat(checked(licence.formatted(refused), new Checks()).stillEmpty()).isEmpty();
  }

  private static Details checked(String json, Checks checks) {
    return Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), DetailsRequest.class)
        .checked(new Fields(checks), NOW);
  }

  private static List<String> refused(String json) {
    try {
      checked(json, new Checks());
      return List.of();
    } catch (ProblemException e) {
      return names(e.problem().violations());
    }
  }

  private static List<String> refusedFiling(String kind, String details) {
    String filing =
        "{\"kind\": \"%s\", \"procedure\": \"GENERAL\", \"details\": %s}".formatted(kind, details);
    try {
      Json.read(filing.getBytes(java.nio.charset.StandardCharsets.UTF_8), FilingRequest.class)
          .checked(NOW);
      return List.of();
    } catch (ProblemException e) {
      return names(e.problem().violations());
    }
  }

  private static List<String> names(List<Violation> violations) {
    return violations.stream().map(v -> v.rule() + " " + v.field()).toList();
  }
}
