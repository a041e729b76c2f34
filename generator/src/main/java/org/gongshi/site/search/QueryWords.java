package org.gongshi.site.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.site.bake.Labels;
import org.gongshi.site.content.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A query as people type it: words between white space, phrases in quotation marks, and 机关, 种类 or
 * 年份 with a colon before what narrows it.
 *
 * @param words in the index's spelling; a phrase keeps one space between its words
 * @param fault what cannot be understood, or nothing
 */
record QueryWords(
    List<String> words,
    @Nullable Kind kind,
    @Nullable Years years,
    @Nullable String organ,
    Query.Asked.@Nullable Refused fault) {

  private static final Pattern PART =
      Pattern.compile(
          "(?:(机关|种类|类别|年份|organ|kind|year):)?(?:[\"“”]([^\"“”]*)(?:[\"“”]|$)|([^\\s\"“”]+))");

  static QueryWords read(String text) {
    List<String> words = new ArrayList<>();
    Kind kind = null;
    Years years = null;
    String organ = null;
    Query.Asked.Refused fault = null;
    Matcher part = PART.matcher(SearchText.normal(text).replaceAll("[\\s\\p{Z}\\p{Cc}]+", " "));
    while (part.find()) {
      String phrase = part.group(2);
      String value = (phrase == null ? part.group(3) : phrase).strip();
      String prefix = part.group(1);
      if (value.isEmpty()) {
        continue;
      }
      switch (prefix == null ? Field.WORD : field(prefix)) {
        case WORD -> words.add(value);
        case ORGAN -> organ = value;
        case KIND -> {
          Optional<Kind> known = kind(value);
          kind = known.orElse(kind);
          fault = known.isPresent() ? fault : Query.UNKNOWN_KIND;
        }
        case YEAR -> {
          Optional<Years> known = Years.read(value);
          years = known.orElse(years);
          fault = known.isPresent() ? fault : Query.MALFORMED_YEAR;
        }
      }
    }
    return new QueryWords(List.copyOf(words), kind, years, organ, fault);
  }

  private enum Field {
    WORD,
    ORGAN,
    KIND,
    YEAR
  }

  private static Field field(String prefix) {
    return prefix.equals("机关") || prefix.equals("organ")
        ? Field.ORGAN
        : prefix.equals("年份") || prefix.equals("year") ? Field.YEAR : Field.KIND;
  }

  /** By slug, or by its name or the end of it: 行政处罚, 处罚. */
  static Optional<Kind> kind(String text) {
    return List.of(Kind.values()).stream()
        .filter(kind -> kind.slug().equals(text) || Labels.of(kind).endsWith(text))
        .findFirst();
  }
}
