package org.gongshi.site.bake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongshi.site.content.Decision;
import org.jspecify.annotations.Nullable;

/** A decision as one line of a list: on baked pages, and on those that are made while serving. */
public final class Items {

  private Items() {}

  /**
   * The decision in a list.
   *
   * @param organPath the organ's page, where it has one
   */
  public static Map<String, Object> of(Decision decision, @Nullable String organPath) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", decision.id());
    model.put("path", decision.pagePath());
    model.put("title", decision.title());
    model.put("documentNumber", decision.documentNumber());
    model.put("organ", decision.organ().name());
    DecisionModel.putText(model, "organPath", organPath);
    model.put("kind", decision.kind().name());
    model.put("kindLabel", Labels.of(decision.kind()));
    model.put("category", decision.category());
    model.put("party", partyLine(decision));
    model.put("decidedOn", decision.decidedOn().toString());
    DecisionModel.putText(model, "contested", Labels.contested(decision));
    model.put("sample", decision.sample());
    return model;
  }

  /** The parties in one line: at most three by name. */
  private static String partyLine(Decision decision) {
    List<Decision.Party> parties = decision.parties();
    String names =
        parties.stream().limit(3).map(Decision.Party::name).collect(Collectors.joining("、"));
    return parties.size() > 3 ? names + "等" + parties.size() + "个" : names;
  }
}
