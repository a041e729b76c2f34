package org.gongshi.site.bake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By what stretches of time the decisions of a group are laid out. */
enum Period {
  /** There are hundreds of matters: a folder for each would cost more than its pages. */
  YEAR('-', day -> String.valueOf(day.getYear()), key -> key + "年"),
  MONTH('/', day -> YearMonth.from(day).toString(), key -> Labels.month(YearMonth.parse(key)));

  private final char separator;

  private final Function<LocalDate, String> key;
  private final Function<String, String> label;

  Period(char separator, Function<LocalDate, String> key, Function<String, String> label) {
    this.separator = separator;
    this.key = key;
    this.label = label;
  }

  /**
   * Where the pages of a period lie.
   *
   * @param name the group's path
   * @return without a page's number and {@code .html}
   */
  String path(String name, String period) {
    return name + separator + period;
  }

  String label(String period) {
    return label.apply(period);
  }

  /** The newest period first; in each the order stays. */
  <T> Map<String, List<T>> split(List<T> all, Function<T, LocalDate> day) {
    Map<String, List<T>> split = new TreeMap<>(Comparator.reverseOrder());
    LocalDate before = null;
    List<T> current = new ArrayList<>();
    for (T one : all) {
      LocalDate own = day.apply(one);
      if (before == null || !isOneMonth(before, own)) {
        current = split.computeIfAbsent(key.apply(own), period -> new ArrayList<>());
        before = own;
      }
      current.add(one);
    }
    return split;
  }

  private static boolean isOneMonth(LocalDate one, LocalDate other) {
    return one.getYear() == other.getYear() && one.getMonthValue() == other.getMonthValue();
  }

  /**
   * Links to a group's periods. Only the group's own page says how many decisions each has: a
   * period's pages stay as they are when another period grows.
   *
   * @param name the group's path
   * @param current the period whose page has the links, nothing on the group's own page
   */
  <T> List<Map<String, Object>> links(
      String name, Map<String, List<T>> split, @Nullable String current) {
    List<Map<String, Object>> links = new ArrayList<>();
    split.forEach(
        (period, own) -> {
          Map<String, Object> link = new LinkedHashMap<>();
          link.put("label", label(period));
          link.put("path", path(name, period) + ".html");
          link.put("current", period.equals(current));
          if (current == null) {
            link.put("count", own.size());
          }
          links.add(link);
        });
    return links;
  }
}
