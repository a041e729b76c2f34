package org.gongshi.review.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How files of audio-visual records are named: a regular expression whose parts are named groups at
 * its top level. A name that does not fit is told by its first part that does not.
 *
 * <p>Parts called {@code date} (yyyyMMdd), {@code stage}, {@code certificate} and {@code device}
 * are compared with the record itself; all others are only matched.
 */
final class NamingRule {
  /** For instance {@code 20261008_现场检查_海岬执法011201002_01.mp4}. */
  static final String DEFAULT =
      "(?<date>[0-9]{8})_(?<stage>现场检查|随机抽查|调查取证|证据保全|听证|行政强制|送达)"
          + "_(?<certificate>[^_]{4,40})_(?<number>[0-9]{2,3})"
          + "[.](?<type>mp4|mov|avi|mkv|ts|mp3|wav|m4a|aac|jpg|jpeg|png)";

  static final String DEFAULT_EXAMPLE = "20261008_现场检查_海岬执法011201002_01.mp4";

  private static final Map<String, String> LABELS =
      Map.of(
          "date", "日期",
          "stage", "环节",
          "certificate", "执法证件号",
          "device", "设备编号",
          "number", "序号",
          "type", "扩展名",
          "case", "案件");

  /**
   * A stretch of the expression.
   *
   * @param name of its group, or null for what stands between groups
   */
  private record Part(@Nullable String name, String expression) {}

  private final String expression;
  private final String example;
  private final List<Part> parts;
  private final Pattern whole;

  /**
   * @throws IllegalArgumentException if the expression cannot be read, has no named part, or its
   *     example does not fit it
   */
  NamingRule(String expression, String example) {
    this.expression = expression;
    this.example = example;
    this.whole = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    this.parts = split(expression);
    if (parts.stream().allMatch(p -> p.name() == null)) {
      throw new IllegalArgumentException("the naming rule has no named part");
    }
    if (!whole.matcher(example).matches()) {
      throw new IllegalArgumentException("the naming rule's example does not fit it");
    }
  }

  String expression() {
    return expression;
  }

  String example() {
    return example;
  }

  /** The parts of a name that fits, by their names. */
  sealed interface Outcome {
    record Fits(Map<String, String> parts) implements Outcome {}

    /**
     * Why it does not.
     *
     * @param part in Chinese
     */
    record Wrong(String part) implements Outcome {}
  }

  Outcome read(String fileName) {
    Matcher matcher = whole.matcher(fileName);
    if (matcher.matches()) {
      Map<String, String> values = new LinkedHashMap<>();
      for (Part part : parts) {
        if (part.name() != null) {
          String value = matcher.group(part.name());
          values.put(part.name(), value == null ? "" : value);
        }
      }
      return new Outcome.Fits(values);
    }
    StringBuilder begun = new StringBuilder();
    String last = "开头";
    for (Part part : parts) {
      begun.append(part.expression());
      boolean reaches =
          Pattern.compile(begun.toString(), Pattern.CASE_INSENSITIVE).matcher(fileName).lookingAt();
      String name = part.name() == null ? last + "之后的分隔符" : label(part.name());
      if (!reaches) {
        return new Outcome.Wrong(name);
      }
      if (part.name() != null) {
        last = name;
      }
    }
    return new Outcome.Wrong(last + "之后的内容");
  }

  static String label(String part) {
    return LABELS.getOrDefault(part, part);
  }

  /** Cuts the expression before and after each named group that is not inside another group. */
  private static List<Part> split(String expression) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int depth = 0;
    String name = null;
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        if (depth == 0 && expression.startsWith("(?<", i) && isName(expression, i + 3)) {
          if (i > from) {
            parts.add(new Part(null, expression.substring(from, i)));
          }
          name = expression.substring(i + 3, expression.indexOf('>', i));
          from = i;
        }
        depth++;
      } else if (c == ')' && --depth == 0 && name != null) {
        parts.add(new Part(name, expression.substring(from, i + 1)));
        name = null;
        from = i + 1;
      }
    }
    if (from < expression.length()) {
      parts.add(new Part(null, expression.substring(from)));
    }
    return List.copyOf(parts);
  }

  private static boolean isName(String expression, int at) {
    return at < expression.length() && Character.isLetter(expression.charAt(at));
  }
}
