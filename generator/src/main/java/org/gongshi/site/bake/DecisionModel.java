package org.gongshi.site.bake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongshi.site.content.Decision;
import org.jspecify.annotations.Nullable;

/** A decision as templates see it: whole on its own page, in a line on lists. */
final class DecisionModel {

  private DecisionModel() {}

  static Map<String, Object> of(Decision decision) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", decision.id());
    model.put("version", decision.version());
    model.put("sample", decision.sample());
    model.put("kind", decision.kind().name());
    model.put("kindLabel", Labels.of(decision.kind()));
    model.put("procedureLabel", Labels.of(decision.procedure()));
    model.put("title", decision.title());
    model.put("documentNumber", decision.documentNumber());
    model.put("matter", decision.matter());
    model.put("category", decision.category());
    model.put("parties", decision.parties().stream().map(DecisionModel::party).toList());
    if (decision.facts() != null) {
      model.put("factsParagraphs", paragraphs(decision.facts()));
    }
    model.put("basisParagraphs", paragraphs(decision.basis()));
    model.put("conclusionParagraphs", paragraphs(decision.conclusion()));
    putText(model, "amountYuan", decision.amountYuan());
    model.put(
        "officers",
        decision.officers().stream()
            .map(o -> Map.of("name", o.name(), "certificate", o.certificate()))
            .toList());
    model.put("decidedOn", decision.decidedOn().toString());
    putText(model, "servedOn", decision.servedOn());
    model.put("publicBy", decision.publicBy().toString());
    model.put("choiceLabel", Labels.of(decision.disclosure().choice()));
    model.put("approvedOn", decision.disclosure().approvedOn().toString());
    Decision.Remedies remedies = decision.remedies();
    if (remedies != null) {
      model.put(
          "remedies",
          Map.of(
              "reconsiderBy", remedies.reconsiderBy().toString(),
              "sueBy", remedies.sueBy().toString()));
    }
    model.put(
        "cuts",
        decision.cuts().stream()
            .map(c -> Map.of("kindLabel", Labels.of(c.kind()), "count", c.count()))
            .toList());
    return model;
  }

  /**
   * The decision in a list.
   *
   * @param organPath the organ's page, where it has one
   */
  static Map<String, Object> item(Decision decision, @Nullable String organPath) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", decision.id());
    model.put("path", decision.pagePath());
    model.put("title", decision.title());
    model.put("documentNumber", decision.documentNumber());
    model.put("organ", decision.organ().name());
    putText(model, "organPath", organPath);
    model.put("kind", decision.kind().name());
    model.put("kindLabel", Labels.of(decision.kind()));
    model.put("category", decision.category());
    model.put("party", partyLine(decision));
    model.put("decidedOn", decision.decidedOn().toString());
    model.put("sample", decision.sample());
    return model;
  }

  /** The parties in one line: at most three by name. */
  static String partyLine(Decision decision) {
    List<Decision.Party> parties = decision.parties();
    String names =
        parties.stream().limit(3).map(Decision.Party::name).collect(Collectors.joining("、"));
    return parties.size() > 3 ? names + "等" + parties.size() + "个" : names;
  }

  private static Map<String, Object> party(Decision.Party party) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("kindLabel", Labels.of(party.kind()));
    model.put("name", party.name());
    putText(model, "creditCode", party.creditCode());
    return model;
  }

  private static List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  static void putText(Map<String, Object> model, String key, @Nullable Object value) {
    if (value != null) {
      model.put(key, value.toString());
    }
  }
}
