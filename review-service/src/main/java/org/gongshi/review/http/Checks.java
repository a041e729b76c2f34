package org.gongshi.review.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a request, so that it is told all at once. */
public final class Checks {
  private final List<Violation> violations = new ArrayList<>();

  /**
   * The text without surrounding white space; a violation and "" if it is missing, too long or
   * holds control characters.
   */
  public String text(String field, @Nullable String value, int maxLength) {
    String text = value == null ? "" : value.strip();
    if (text.isEmpty()) {
      add(field, "REQUIRED", "请填写此项。");
      return "";
    }
    return bounded(field, text, maxLength);
  }

  /** As {@link #text}, but null or blank is fine and gives null. */
  public @Nullable String optional(String field, @Nullable String value, int maxLength) {
    return value == null || value.isBlank() ? null : bounded(field, value.strip(), maxLength);
  }

  /** As {@link #text}, without line breaks. */
  public String line(String field, @Nullable String value, int maxLength) {
    String text = text(field, value, maxLength);
    require(text.indexOf('\n') < 0 && text.indexOf('\t') < 0, field, "SINGLE_LINE", "此项只能填写一行。");
    return text;
  }

  public <T> @Nullable T required(String field, @Nullable T value) {
    if (value == null) {
      add(field, "REQUIRED", "请填写此项。");
    }
    return value;
  }

  public void require(boolean holds, String field, String rule, String advice) {
    if (!holds) {
      add(field, rule, advice);
    }
  }

  public void add(String field, String rule, String advice) {
    violations.add(new Violation(field, rule, advice));
  }

  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Ends the call with problem INVALID_FIELDS if anything was found. */
  public void orRefuse() {
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations()).asException();
    }
  }

  private String bounded(String field, String text, int maxLength) {
    if (text.length() > maxLength) {
      add(field, "TOO_LONG", "此项不超过" + maxLength + "个字符。");
    } else if (hasControl(text)) {
      add(field, "CONTROL_CHARACTER", "此项含有不可见的控制字符，请删除后重试。");
    } else if (hasLoneSurrogate(text)) {
      add(field, "BROKEN_CHARACTER", "此项含有残缺的字符，请重新输入。");
    }
    return text;
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
