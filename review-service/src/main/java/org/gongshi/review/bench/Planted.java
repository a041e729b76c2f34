package org.gongshi.review.bench;

import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.redaction.Cut;

/** A text in the making that knows where its secrets are, and the count of what became of them. */
final class Planted {
  private record Span(int start, int end) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Span> secrets = new ArrayList<>();

  Planted plain(String sentence) {
    text.append(sentence);
    return this;
  }

  /** A sentence with its secret in the place of {@code {}}. */
  Planted secret(String sentence, String written) {
    int at = sentence.indexOf("{}");
    text.append(sentence, 0, at);
    secrets.add(new Span(text.length(), text.length() + written.length()));
    text.append(written).append(sentence, at + 2, sentence.length());
    return this;
  }

  String text() {
    return text.toString();
  }

  /**
   * What became of the secrets.
   *
   * @param missed secrets of which a unit is left
   * @param wrong cuts of what is no secret
   * @param wrongUnits units that are cut and no secret
   * @param plain units that are no secret
   */
  record Count(
      int secrets,
      int missed,
      int cuts,
      int wrong,
      long wrongUnits,
      long plain,
      List<String> examples) {
    static final Count NOTHING = new Count(0, 0, 0, 0, 0, 0, List.of());

    Count and(Count other) {
      List<String> both = new ArrayList<>(examples);
      both.addAll(other.examples);
      return new Count(
          secrets + other.secrets,
          missed + other.missed,
          cuts + other.cuts,
          wrong + other.wrong,
          wrongUnits + other.wrongUnits,
          plain + other.plain,
          both.subList(0, Math.min(3, both.size())));
    }
  }

  Count count(List<Cut> cuts) {
    List<String> examples = new ArrayList<>();
    int missed = 0;
    int next = 0;
    long units = 0;
    long wrongUnits = cuts.stream().mapToLong(cut -> cut.end() - cut.start()).sum();
    for (Span secret : secrets) {
      units += secret.end() - secret.start();
      while (next < cuts.size() && cuts.get(next).end() <= secret.start()) {
        next++;
      }
      StringBuilder left = new StringBuilder();
      int covered = secret.start();
      for (int i = next; i < cuts.size() && cuts.get(i).start() < secret.end(); i++) {
        Cut cut = cuts.get(i);
        wrongUnits -= Math.min(cut.end(), secret.end()) - Math.max(cut.start(), secret.start());
        left.append(text, covered, Math.max(covered, cut.start()));
        covered = Math.max(covered, cut.end());
      }
      left.append(text, Math.min(covered, secret.end()), secret.end());
      if (!isUnseen(left.toString())) {
        missed++;
        examples.add(
            "missed: "
                + text.substring(
                    Math.max(0, secret.start() - 8), Math.min(text.length(), secret.end() + 2)));
      }
    }
    int wrong = 0;
    int near = 0;
    for (Cut cut : cuts) {
      while (near < secrets.size() && secrets.get(near).end() <= cut.start()) {
        near++;
      }
      if (near == secrets.size() || secrets.get(near).start() >= cut.end()) {
        wrong++;
        examples.add(
            "wrong: "
                + cut.rule()
                + " "
                + text.substring(
                    Math.max(0, cut.start() - 8), Math.min(text.length(), cut.end() + 4)));
      }
    }
    return new Count(
        secrets.size(), missed, cuts.size(), wrong, wrongUnits, text.length() - units, examples);
  }

  /** A mark or the end of a tag that is left says nothing. */
  private static boolean isUnseen(String left) {
    String rest = left.replaceAll("</?[a-z][^>]*>|&zwnj;|&shy;", "");
    return rest.codePoints()
        .allMatch(
            c ->
                Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.NON_SPACING_MARK);
  }
}
