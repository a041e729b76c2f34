package org.gongshi.site.search.shards;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gongshi.site.content.Decision;
import tools.jackson.databind.JsonNode;

/**
 * What the shards hold of a decision: what its public JSON says and nothing else.
 *
 * @param texts what is searched, in the script's order: title, number, parties, organ, its code,
 *     matter, category, facts, conclusion, basis, the parties' codes
 */
record Entry(String id, String kind, String decidedOn, List<String> texts) {

  private static final int TEXTS = 11;

  static Entry of(Decision decision) {
    return new Entry(
        decision.id(),
        decision.kind().slug(),
        decision.decidedOn().toString(),
        List.of(
            decision.title(),
            decision.documentNumber(),
            decision.parties().stream().map(Decision.Party::name).collect(Collectors.joining("\n")),
            decision.organ().name(),
            decision.organ().code(),
            decision.matter(),
            decision.category(),
            Objects.requireNonNullElse(decision.facts(), ""),
            decision.conclusion(),
            decision.basis(),
            decision.parties().stream()
                .map(Decision.Party::creditCode)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"))));
  }

  static Entry read(JsonNode row) {
    List<String> texts = new ArrayList<>(TEXTS);
    for (int i = 0; i < TEXTS; i++) {
      texts.add(row.get(3 + i).asString());
    }
    return new Entry(
        row.get(0).asString(), row.get(1).asString(), row.get(2).asString(), List.copyOf(texts));
  }

  /** As it stands in its bundle. */
  List<String> row() {
    List<String> row = new ArrayList<>(3 + TEXTS);
    row.add(id);
    row.add(kind);
    row.add(decidedOn);
    row.addAll(texts);
    return row;
  }

  int year() {
    return Integer.parseInt(decidedOn.substring(0, 4));
  }

  String organ() {
    return texts.get(3);
  }

  String organCode() {
    return texts.get(4);
  }
}
