package org.gongshi.review.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gongshi.review.identifiers.Sha256;

/** Puts into the file of a sample case what the case's own list says is missing. */
final class SampleFile {
  /** What parties sign by hand. */
  private static final Set<String> ON_PAPER =
      Set.of("ONSITE_RECORD", "INTERVIEW_RECORD", "INSPECTION_RECORD", "SERVICE_RECEIPT");

  private SampleFile() {}

  /**
   * Adds one document for each empty line of the list at {@code gate}.
   *
   * @param day on which they were made
   */
  static void complete(ApiClient api, String login, String id, String gate, LocalDate day) {
    JsonNode filing = api.get(login, "/api/v1/cases/" + id);
    for (JsonNode item : api.get(login, CaseDriver.path(id, "case-file")).path("items")) {
      if (item.path("gate").asText().equals(gate) && item.path("missing").asBoolean()) {
        String type = item.path("anyOf").path(0).asText();
        String name = item.path("name").asText().replaceFirst("或者.*", "");
        api.post(login, CaseDriver.path(id, "documents"), document(type, name, filing, day));
      }
    }
  }

  private static Map<String, Object> document(
      String type, String name, JsonNode filing, LocalDate day) {
    Map<String, String> elements = new LinkedHashMap<>();
    String reasons = "因“" + filing.path("matter").asText() + "”一事，理由见本案查明的事实。";
    String rights = "有权陈述、申辩，依法申请行政复议或者提起行政诉讼，并有义务配合办理。";
    elements.put("REASONS", reasons);
    elements.put("LAW", filing.path("basis").asText());
    elements.put("RIGHTS", rights);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", type);
    document.put("title", name + "（样例）");
    document.put("madeOn", day.toString());
    document.put("collectedOn", day.toString());
    document.put("pages", 2);
    document.put("openness", "WITHHELD");
    document.put("opennessBasis", "《中华人民共和国政府信息公开条例》第十六条");
    document.put("elements", elements);
    if (ON_PAPER.contains(type)) {
      document.put("medium", "PAPER");
      document.put("paperReason", "当事人现场手写签名");
      document.put("signature", "SIGNED");
    } else {
      document.put("medium", "ELECTRONIC");
      document.put("sha256", Sha256.of(name + elements));
      document.put("signature", "NOT_NEEDED");
    }
    return document;
  }
}
