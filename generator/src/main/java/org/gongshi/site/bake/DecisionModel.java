package org.gongshi.site.bake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Decision;
import org.jspecify.annotations.Nullable;

/** A decision as templates see it on its own page. */
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
    String contested = Labels.contested(decision);
    putText(model, "contested", contested);
    model.put(
        "statusLabel",
        (decision.version() > 1 ? "公示中（更正后）" : "公示中") + (contested == null ? "" : "，" + contested));
    model.put("setAside", decision.setAside() != null);
    if (!decision.brought().isEmpty()) {
      model.put("proceedings", decision.brought().stream().map(DecisionModel::proceeding).toList());
    }
    if (!decision.attached().isEmpty()) {
      model.put(
          "attachments", decision.attached().stream().map(DecisionModel::attachment).toList());
    }
    return model;
  }

  private static Map<String, Object> proceeding(Decision.Proceeding proceeding) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("kindLabel", Labels.of(proceeding.kind()));
    model.put("body", proceeding.body());
    model.put("acceptedOn", proceeding.acceptedOn().toString());
    model.put("suspendsExecution", proceeding.suspendsExecution());
    Decision.Outcome outcome = proceeding.outcome();
    putText(model, "outcomeLabel", outcome == null ? null : Labels.of(outcome));
    putText(model, "endedOn", proceeding.endedOn());
    return model;
  }

  private static Map<String, Object> attachment(Decision.Attachment attachment) {
    return Map.of(
        "title", attachment.title(),
        "path", attachment.path(),
        "mediaType", attachment.mediaType(),
        "formLabel", Labels.ofMediaType(attachment.mediaType()),
        "sizeLabel", Labels.ofSize(attachment.size()),
        "sha256", attachment.sha256());
  }

  private static Map<String, Object> party(Decision.Party party) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("kindLabel", Labels.of(party.kind()));
    model.put("name", party.name());
    putText(model, "creditCode", party.creditCode());
    return model;
  }

  static List<String> paragraphs(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  static void putText(Map<String, Object> model, String key, @Nullable Object value) {
    if (value != null) {
      model.put(key, value.toString());
    }
  }
}
