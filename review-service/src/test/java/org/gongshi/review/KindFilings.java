package org.gongshi.review;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A filing of each kind of action, with the details of its kind; people and places are invented.
 */
final class KindFilings {
  static final String COMPANY = "海岬拾贝水产有限公司";

  private KindFilings() {}

  static Map<String, Object> penalty() {
    return filing(
        "PENALTY",
        "占道经营",
        Map.of(
            "source", "INSPECTION",
            "violationType", "占道经营",
            "discoveredOn", "2026-09-01",
            "filedOn", "2026-09-02"));
  }

  static Map<String, Object> summaryPenalty() {
    Map<String, Object> filing = penalty();
    filing.put("procedure", "SUMMARY");
    return filing;
  }

  /** As it is applied for; its outcome and its validity are not known yet. */
  static Map<String, Object> licence() {
    return filing("LICENCE", "食品经营许可", licenceDetails());
  }

  private static Map<String, Object> licenceDetails() {
    return Map.of(
        "applicationNumber", "SQ-2026-0001",
        "receivedOn", "2026-08-31",
        "acceptedOn", "2026-09-01",
        "type", "ORDINARY");
  }

  static Map<String, Object> grantedLicence() {
    Map<String, Object> details = new TreeMap<>(licenceDetails());
    details.put("outcome", "GRANTED");
    details.put("licenceNumber", "JY-2026-0001");
    details.put("validFrom", "2026-09-28");
    details.put("validTo", "2027-03-31");
    return filing("LICENCE", "食品经营许可", details);
  }

  /** Nine in the morning of 1 September in Shanghai. */
  static Map<String, Object> coercion() {
    return filing(
        "COERCION",
        "查封违法设施",
        Map.of(
            "measure", "SEALING",
            "takenAt", "2026-09-01T01:00:00Z",
            "urgentOnSite", true,
            "place", "海岬区测试路1号",
            "itemList", "清单2026-1",
            "endsOn", "2026-10-01"));
  }

  static Map<String, Object> fee() {
    return filing(
        "FEE",
        "城镇垃圾处理费",
        Map.of(
            "item", "城镇垃圾处理费",
            "standard", "每吨60元",
            "range", "辖区内经营单位",
            "quantity", "51.6",
            "unit", "吨",
            "periodFrom", "2026-07-01",
            "periodTo", "2026-08-31",
            "reductionYuan", "96.00",
            "reductionReason", "小微经营者减免。"));
  }

  /** Of an organisation, drawn at random; its result is not known yet. */
  static Map<String, Object> inspection() {
    Map<String, Object> filing = filing("INSPECTION", "食品安全随机抽查", inspectionDetails());
    return withCompany(filing);
  }

  private static Map<String, Object> inspectionDetails() {
    return Map.of(
        "sort", "RANDOM",
        "randomList", "CC-2026-03",
        "campaign", "2026年第三季度双随机抽查",
        "field", "FOOD_AND_DRUGS",
        "inspectedAt", "2026-09-03T01:00:00Z",
        "place", "海岬区渔港路2号");
  }

  static Map<String, Object> inspectionWithResult() {
    Map<String, Object> details = new TreeMap<>(inspectionDetails());
    details.put("result", "CORRECTION_ORDERED");
    return withCompany(filing("INSPECTION", "食品安全随机抽查", details));
  }

  private static Map<String, Object> withCompany(Map<String, Object> filing) {
    filing.put("title", COMPANY + "食品安全抽查");
    filing.put("facts", "经查，" + COMPANY + "的留样记录不全，其经理令狐拾英到场。");
    filing.put(
        "parties",
        List.of(
            Map.of(
                "role",
                "PARTY",
                "kind",
                "ORGANISATION",
                "name",
                COMPANY,
                "creditCode",
                "91350100M000100Y43"),
            Map.of(
                "role",
                "LEGAL_REPRESENTATIVE",
                "kind",
                "NATURAL_PERSON",
                "name",
                TestCase.PERSON,
                "idNumber",
                TestCase.ID_NUMBER)));
    return filing;
  }

  static Map<String, Object> levy() {
    return filing(
        "EXPROPRIATION_LEVY",
        "防汛征用运输船",
        Map.of(
            "sort", "REQUISITION",
            "purpose", "防汛抢险",
            "approvalDocument", "海岬政征〔2026〕1号",
            "object", "运输船一艘",
            "compensationYuan", "12000.00",
            "startsOn", "2026-09-05",
            "endsOn", "2026-09-12"));
  }

  private static Map<String, Object> filing(
      String kind, String matter, Map<String, Object> details) {
    Map<String, Object> filing = TestCase.filing();
    filing.put("kind", kind);
    filing.put("title", "令狐拾英" + matter + "案");
    filing.put("matter", matter);
    filing.put("facts", "经查，令狐拾英（身份证号 11010519491231002X）的" + matter + "事项属实。令狐 拾英在场。");
    Map<String, Object> own = new TreeMap<>(details);
    own.put("kind", kind);
    filing.put("details", own);
    return filing;
  }

  static Map<String, Object> proposal(String conclusion, String category) {
    return Map.of("conclusion", conclusion, "category", category);
  }

  /** Public by the organ's own rule, from the receipt on. */
  static Map<String, Object> publishedForAYear(String choice) {
    return Map.of(
        "choice",
        choice,
        "ground",
        "THREE_SYSTEMS",
        "publicity",
        List.of(Map.of("rule", "HOUSE_PERIOD", "months", 12)));
  }
}
