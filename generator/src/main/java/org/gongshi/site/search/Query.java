package org.gongshi.site.search;

import java.util.Optional;
import java.util.regex.Pattern;
import org.gongshi.site.content.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A question to the index, within limits.
 *
 * @param text words separated by white space; all have to occur
 * @param kind a kind's slug
 * @param page from 1
 */
public record Query(String text, @Nullable Kind kind, @Nullable String year, int page) {

  public static final int MAX_LENGTH = 100;
  public static final int MAX_PAGE = 200;
  public static final int PER_PAGE = 20;

  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

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

  /** Reads the parameters of a search address; absent ones are empty. */
  public static Asked ask(String text, String kind, String year, String page) {
    if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
      return new Asked.Refused("query-too-long", "检索词不能超过" + MAX_LENGTH + "个字，请缩短后再试。");
    }
    Optional<Kind> known = Kind.ofSlug(kind);
    if (!kind.isEmpty() && known.isEmpty()) {
      return new Asked.Refused("kind-unknown", "没有这个类别，请重新选择。");
    }
    if (!year.isEmpty() && !YEAR.matcher(year).matches()) {
      return new Asked.Refused("year-malformed", "年份应当是四位数字，例如2026。");
    }
    int number = 1;
    if (!page.isEmpty()) {
      try {
        number = Integer.parseInt(page);
      } catch (NumberFormatException e) {
        number = 0;
      }
    }
    if (number < 1 || number > MAX_PAGE) {
      return new Asked.Refused("page-out-of-range", "页码应当在1到" + MAX_PAGE + "之间，请用更具体的检索词。");
    }
    return new Asked.Good(
        new Query(text.strip(), known.orElse(null), year.isEmpty() ? null : year, number));
  }

  public boolean isEmpty() {
    return text.isEmpty() && kind == null && year == null;
  }
}
