package org.gongshi.site.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.gongshi.site.content.Kind;

/**
 * What visitors ask, drawn from the decisions themselves: so a frequent word is asked for as often
 * as it stands there. All different.
 */
final class Questions {

  private static final int PLACES = 100;

  private final Corpus corpus;
  private final int documents;
  private final Random random;

  Questions(Corpus corpus, int documents, long seed) {
    this.corpus = corpus;
    this.documents = documents;
    this.random = new Random(seed);
  }

  /** So many addresses. */
  List<String> make(int count) {
    Set<String> all = new LinkedHashSet<>();
    while (all.size() < count) {
      all.add(one());
    }
    return List.copyOf(all);
  }

  private String one() {
    Map<String, Object> decision = corpus.decision(random.nextInt(documents), 1);
    String facts = String.valueOf(decision.get("facts"));
    String title = String.valueOf(decision.get("title"));
    String kind = Kind.valueOf(String.valueOf(decision.get("kind"))).slug();
    String year = String.valueOf(decision.get("decidedOn")).substring(0, 4);
    // Seven of ten look at the page, the others are programs.
    String way = random.nextInt(10) < 7 ? "/search/?q=" : "/api/search?q=";
    int of = random.nextInt(PLACES);
    if (of < 30) {
      return way + text(piece(facts, 2 + random.nextInt(3)));
    }
    if (of < 45) {
      return way + text(piece(facts, 2) + " " + piece(facts, 2 + random.nextInt(2)));
    }
    if (of < 60) {
      return way + text("\"" + piece(facts, 6 + random.nextInt(10)) + "\"");
    }
    if (of < 72) {
      return way + text(String.valueOf(decision.get("documentNumber")));
    }
    if (of < 80) {
      return way + text(title.substring(0, title.indexOf("有限")));
    }
    if (of < 86) {
      return way + text(piece(facts, 2)) + "&kind=" + kind;
    }
    if (of < 91) {
      return way + text(piece(facts, 2)) + "&kind=" + kind + "&year=" + year + "&sort=date";
    }
    if (of < 95) {
      int organ = 1 + random.nextInt(24);
      return way + text(piece(facts, 2)) + "&organ=" + text("第" + organ + "执法局");
    }
    // Whoever leafs through everything of a kind, to the last page that there is.
    return way + "&kind=" + kind + "&year=" + year + "&page=" + (1 + random.nextInt(200));
  }

  /** A piece without marks of punctuation, which people do not type. */
  private String piece(String text, int length) {
    while (true) {
      int from = random.nextInt(text.length() - length);
      String piece = text.substring(from, from + length);
      if (piece.chars().noneMatch(c -> "，。、；\n".indexOf(c) >= 0)) {
        return piece;
      }
    }
  }

  private static String text(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
