package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names in Latin letters: pinyin in either order, with or without spaces, and initials where
 * something near says that they are a name. Words are put together from every place where one
 * begins, over a bounded number of them.
 */
final class LatinNames {
  private static final int MOST_WORDS = 6;
  private static final int LONGEST = 48;
  private static final int SHORTEST_ALONE = 5;
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,6}");
  private static final Pattern INITIALS_ARE_A_NAME =
      Pattern.compile("(?:姓名|署名|签名|签字|缩写|代称|化名|自称|昵称|网名|用户名|备注名?|拼音|英文名)[^。;,，]{0,6}$");

  private final Map<String, Known> names = new HashMap<>();
  private final Map<String, Known> initials = new HashMap<>();

  void add(String name, String pseudonym, int person) {
    if (HAN.matcher(name).matches()) {
      Known pinyin = known("PINYIN_OF_CASE", pseudonym, person);
      int surname = Surnames.of(name).codePointCount(0, Surnames.of(name).length());
      for (List<String> spelling : Pinyin.spellings(name)) {
        String family = String.join("", spelling.subList(0, surname));
        String given = String.join("", spelling.subList(surname, spelling.size()));
        put(names, family + given, pinyin);
        put(names, given + family, pinyin);
        StringBuilder first = new StringBuilder();
        spelling.forEach(s -> first.append(s.charAt(0)));
        put(initials, first.toString(), known("INITIALS_OF_CASE", pseudonym, person));
      }
    } else {
      String folded = Shadow.fold(name, Shadow.Numbers.JOINED);
      String[] words = folded.split("[^a-z]+");
      String whole = String.join("", words);
      if (words.length > 1 && whole.length() >= SHORTEST_ALONE) {
        Known latin = known("NAME_OF_CASE", pseudonym, person);
        put(names, whole, latin);
        String last = words[words.length - 1];
        put(names, last + whole.substring(0, whole.length() - last.length()), latin);
      }
    }
  }

  private static Known known(String rule, String pseudonym, int person) {
    return Known.name(rule, pseudonym, Known.Form.FULL_NAME, person);
  }

  private static void put(Map<String, Known> to, String key, Known known) {
    to.merge(
        key,
        known,
        (a, b) ->
            a.replacement().equals(b.replacement())
                ? a
                : known(a.rule(), CutKind.PERSON_NAME.gap(), Known.NOBODY));
  }

  void find(Shadow shadow, Findings to) {
    if (names.isEmpty()) {
      return;
    }
    String text = shadow.text();
    List<int[]> words = new ArrayList<>(MOST_WORDS);
    for (int i = 0; i < text.length(); ) {
      if (!isLetter(text.charAt(i)) || (i > 0 && isLetter(text.charAt(i - 1)))) {
        i++;
        continue;
      }
      words.clear();
      StringBuilder joined = new StringBuilder();
      int at = i;
      int first = i;
      while (words.size() < MOST_WORDS && joined.length() <= LONGEST) {
        int end = at;
        while (end < text.length() && isLetter(text.charAt(end)) && end - at <= LONGEST) {
          end++;
        }
        words.add(new int[] {at, end});
        joined.append(text, at, end);
        look(shadow, first, end, joined.toString(), words.size(), to);
        if (words.size() == 1) {
          i = end;
        }
        at = gapEnd(text, end);
        if (at < 0) {
          break;
        }
      }
    }
  }

  private void look(Shadow shadow, int from, int to, String joined, int words, Findings findings) {
    Known known = names.get(joined);
    if (known != null && (joined.length() >= SHORTEST_ALONE || words > 1)) {
      cut(shadow, from, to, known, findings);
    }
    Known short_ = initials.get(joined);
    if (short_ != null && isNamed(shadow.text(), from)) {
      int end = to < shadow.text().length() && shadow.text().charAt(to) == '.' ? to + 1 : to;
      cut(shadow, from, end, short_, findings);
    }
  }

  private static boolean isNamed(String text, int from) {
    return INITIALS_ARE_A_NAME.matcher(text.substring(Math.max(0, from - 12), from)).find();
  }

  private static void cut(Shadow shadow, int from, int to, Known known, Findings findings) {
    findings.cut(
        new Cut(
            shadow.originalStart(from),
            shadow.originalEnd(to),
            CutKind.PERSON_NAME,
            known.rule(),
            known.replacement()));
  }

  /** Where the next word begins, or -1 if what comes does not lead to one. */
  private static int gapEnd(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < 3 && " -'’.,·_+/".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i > from && i < text.length() && isLetter(text.charAt(i)) ? i : -1;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
