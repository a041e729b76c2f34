package org.gongshi.site.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Kind;

/** The index's fields, and what of a decision goes into each. */
final class Fields {

  static final String TITLE = "title";
  static final String NUMBER = "number";
  static final String PARTY = "party";
  static final String BODY = "body";

  /** Untokenised: document number and credit codes. */
  static final String EXACT = "exact";

  static final String ID = "id";
  static final String KIND = "kind";
  static final String YEAR = "year";

  /** The organ's name alone, besides in the body. */
  static final String ORGAN = "organ";

  /** The organ's code: a term and a doc value. */
  static final String ORGAN_CODE = "organ-code";

  /** Not indexed: the kind's place in {@link #KINDS}. */
  static final String KIND_NUMBER = "kind-number";

  /** Not indexed: where the decision's JSON lies below the site's root. */
  static final String PATH = "path";

  /** Not indexed: days since 1970-01-01. */
  static final String DECIDED = "decided";

  static final List<Kind> KINDS = List.of(Kind.values());

  private Fields() {}

  static String party(Decision decision) {
    return decision.parties().stream()
        .flatMap(party -> Stream.of(party.name(), party.creditCode()))
        .filter(text -> text != null)
        .collect(Collectors.joining(" "));
  }

  /** What is searched beside title, number and party. */
  static String body(Decision decision) {
    return String.join(
        "\n",
        prose(decision),
        decision.matter(),
        decision.category(),
        decision.organ().name(),
        decision.organ().code());
  }

  /** The running text, which snippets are cut from. */
  static String prose(Decision decision) {
    return Stream.of(decision.facts(), decision.conclusion(), decision.basis())
        .filter(text -> text != null)
        .collect(Collectors.joining("\n"));
  }

  static List<String> exact(Decision decision) {
    return Stream.concat(
            Stream.of(decision.documentNumber(), decision.organ().code()),
            decision.parties().stream().map(Decision.Party::creditCode))
        .filter(text -> text != null)
        .map(text -> SearchText.exact(text))
        .distinct()
        .toList();
  }
}
