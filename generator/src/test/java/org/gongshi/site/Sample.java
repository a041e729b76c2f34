package org.gongshi.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;

/** Invented decisions, the same for the same number. */
public final class Sample {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final String[] PLACES = {"临港", "望潮", "屿桥", "盐田", "礁石", "白沙", "云帆", "青螺"};
  private static final String[] TRADES = {"食品", "化工仓储", "机电", "水产", "物流", "建材", "医疗器械", "印务"};
  private static final String[] DEEDS = {
    "未按规定建立进货查验记录制度", "使用未经检定的计量器具", "超出核准范围从事经营活动", "未依照规定公示收费标准", "擅自改变特种设备用途"
  };

  private final Map<String, Object> json = new LinkedHashMap<>();

  private Sample(int number) {
    Kind kind = Kind.values()[number % Kind.values().length];
    LocalDate decidedOn = LocalDate.of(2026, 8, 1).plusDays(number % 90);
    String place = PLACES[number % PLACES.length];
    String trade = TRADES[number / PLACES.length % TRADES.length];
    String deed = DEEDS[number % DEEDS.length];
    String party = "海岬" + place + trade + "有限公司";
    json.put("contract", "gongshi.decision/1");
    json.put("id", id(number));
    json.put("version", 1);
    json.put("sample", true);
    json.put("kind", kind.name());
    json.put("procedure", number % 3 == 0 ? "SUMMARY" : "GENERAL");
    json.put("title", party + deed + "案（" + number + "）");
    json.put("documentNumber", "海岬市监罚〔2026〕" + (number + 1) + "号");
    json.put("organ", Map.of("code", "1199010000HA01118C", "name", "海岬综合保税区市场监督管理局"));
    json.put("matter", "对" + deed + "的处理");
    json.put("category", "罚款");
    Map<String, Object> company = new LinkedHashMap<>();
    company.put("kind", "ORGANISATION");
    company.put("name", party);
    company.put("creditCode", "91990100MAGH000287");
    json.put("parties", List.of(company));
    json.put("facts", "经查，当事人于二〇二六年第" + number + "次检查中" + deed + "。\n上述事实有现场笔录为证。");
    json.put("basis", "《海岬综合保税区市场监督管理办法》第" + (number % 60 + 1) + "条");
    json.put("conclusion", "责令改正，处罚款人民币" + (number + 1) * 100 + "元。");
    json.put("amountYuan", (number + 1) * 100 + ".00");
    json.put("officers", List.of(Map.of("name", "林海生", "certificate", "HJ" + number)));
    json.put("decidedOn", decidedOn.toString());
    json.put("servedOn", decidedOn.plusDays(2).toString());
    json.put("publicBy", decidedOn.plusDays(9).toString());
    Map<String, Object> disclosure = new LinkedHashMap<>();
    disclosure.put("choice", "FULL_TEXT");
    disclosure.put("approvedOn", decidedOn.plusDays(4).toString());
    json.put("disclosure", disclosure);
    json.put(
        "remedies",
        Map.of(
            "reconsiderBy", decidedOn.plusDays(62).toString(),
            "sueBy", decidedOn.plusMonths(6).toString()));
    json.put("cuts", List.of(Map.of("kind", "PERSON_NAME", "count", 2)));
  }

  public static Sample number(int number) {
    return new Sample(number);
  }

  public static List<Sample> numbers(int from, int to) {
    List<Sample> samples = new ArrayList<>();
    for (int number = from; number < to; number++) {
      samples.add(number(number));
    }
    return samples;
  }

  /** An id that sorts by number. */
  public static String id(int number) {
    StringBuilder id = new StringBuilder();
    for (int rest = number; id.length() < 12; rest /= 32) {
      id.insert(0, ALPHABET.charAt(rest % 32));
    }
    return "01kas3yfcy7mts" + id;
  }

  /** The number of an id. */
  static int numberOf(String id) {
    int number = 0;
    for (char c : id.substring(id.length() - 12).toCharArray()) {
      number = number * 32 + ALPHABET.indexOf(c);
    }
    return number;
  }

  public Sample with(String key, Object value) {
    json.put(key, value);
    return this;
  }

  public Sample without(String key) {
    json.remove(key);
    return this;
  }

  public Sample kind(Kind kind) {
    return with("kind", kind.name());
  }

  public Sample decidedOn(String day) {
    return with("decidedOn", day);
  }

  public Sample party(String name) {
    return with("parties", List.of(Map.of("kind", "NATURAL_PERSON", "name", name)));
  }

  public String id() {
    return String.valueOf(json.get("id"));
  }

  public byte[] bytes() {
    return Json.pretty(json);
  }

  public Decision decision() {
    return Json.read(bytes(), Decision.class);
  }

  public String jsonPath() {
    return "decisions/"
        + String.valueOf(json.get("kind")).toLowerCase(java.util.Locale.ROOT).replace('_', '-')
        + "/"
        + String.valueOf(json.get("decidedOn")).substring(0, 7)
        + "/"
        + id()
        + ".json";
  }

  public String pagePath() {
    return jsonPath().replaceAll("json$", "html");
  }
}
