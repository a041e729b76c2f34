package org.gongshi.site.search;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gongshi.site.content.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A question to the index, within limits.
 *
 * @param text as it was typed
 * @param words and phrases; all have to occur
 * @param organ a code, or part of a name
 * @param page from 1
 */
public record Query(
    String text,
    List<String> words,
    @Nullable Kind kind,
    @Nullable Years years,
    @Nullable String organ,
    Order order,
    int page) {

  public static final int MAX_LENGTH = 100;
  public static final int MAX_WORDS = 12;
  public static final int MAX_PAGE = 200;
  public static final int PER_PAGE = 20;

  static final Asked.Refused UNKNOWN_KIND = new Asked.Refused("kind-unknown", "没有这个类别，请重新选择。");
  static final Asked.Refused MALFORMED_YEAR =
      new Asked.Refused("year-malformed", "年份应当是四位数字，例如2026，或者一段，例如2025-2026。");

  /** What comes first. */
  public enum Order {
    RELEVANCE,
    DATE
  }

  /** What a visitor's words came to. */
  public sealed interface Asked {
    record Good(Query query) implements Asked {}

    /**
     * They cannot be answered.
     *
     * @param code stable, for programs
     * @param message for people
     */
    record Refused(String code, String message) implements Asked {}
  }

  /**
   * Reads the parameters of a search address: {@code q}, {@code kind}, {@code year}, {@code organ},
   * {@code sort}, {@code page}. What a parameter says goes before what the words say.
   *
   * @param parameter gives a parameter's value, empty where it is absent
   */
  public static Asked ask(UnaryOperator<String> parameter) {
    String text = parameter.apply("q");
    if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
      return new Asked.Refused("query-too-long", "检索词不能超过" + MAX_LENGTH + "个字，请缩短后再试。");
    }
    QueryWords read = QueryWords.read(text);
    if (read.fault() != null) {
      return read.fault();
    }
    if (read.words().size() > MAX_WORDS) {
      return new Asked.Refused("too-many-words", "一次最多检索" + MAX_WORDS + "个词，请减少后再试。");
    }
    String kind = parameter.apply("kind");
    Optional<Kind> knownKind = Kind.ofSlug(kind);
    if (!kind.isEmpty() && knownKind.isEmpty()) {
      return UNKNOWN_KIND;
    }
    String year = parameter.apply("year");
    Optional<Years> knownYears = Years.read(year);
    if (!year.isEmpty() && knownYears.isEmpty()) {
      return MALFORMED_YEAR;
    }
    int page = page(parameter.apply("page"));
    if (page < 1 || page > MAX_PAGE) {
      return new Asked.Refused("page-out-of-range", "页码应当在1到" + MAX_PAGE + "之间，请用更具体的检索词。");
    }
    String sort = parameter.apply("sort");
    if (!sort.isEmpty() && !sort.equals("date") && !sort.equals("relevance")) {
      return new Asked.Refused("sort-unknown", "排序方式只能是relevance（相关程度）或者date（决定日期）。");
    }
    String organ = parameter.apply("organ");
    return new Asked.Good(
        new Query(
            text.strip(),
            read.words(),
            knownKind.orElse(read.kind()),
            knownYears.orElse(read.years()),
            organ.isEmpty() ? read.organ() : organ,
            sort.equals("date") ? Order.DATE : Order.RELEVANCE,
            page));
  }

  private static int page(String text) {
    try {
      return text.isEmpty() ? 1 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  public boolean isEmpty() {
    return words.isEmpty() && kind == null && years == null && organ == null;
  }

  /** The same question with one of its words alone. */
  public Query only(String word) {
    return new Query(word, List.of(word), kind, years, organ, order, 1);
  }
}
