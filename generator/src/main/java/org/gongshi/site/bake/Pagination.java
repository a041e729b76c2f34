package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The links between the pages of one list: at most eleven numbers, around the current one. */
public final class Pagination {

  private static final int SHOWN = 11;

  private Pagination() {}

  /**
   * The pager's model.
   *
   * @param number of this page, from 1
   * @param newer the number of the page above this one, nothing at the end
   * @param shown numbers to list, in the order in which they stand
   * @param path the address of a page by its number
   */
  public static Map<String, Object> of(
      int number,
      int total,
      @Nullable Integer newer,
      @Nullable Integer older,
      List<Integer> shown,
      IntFunction<String> path) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("number", number);
    model.put("total", total);
    if (newer != null) {
      model.put("newer", path.apply(newer));
    }
    if (older != null) {
      model.put("older", path.apply(older));
    }
    List<Map<String, Object>> pages = new ArrayList<>();
    for (int page : shown) {
      pages.add(Map.of("number", page, "path", path.apply(page), "current", page == number));
    }
    model.put("pages", pages);
    model.put("first", path.apply(1));
    model.put("last", path.apply(total));
    return model;
  }

  /** Up to eleven page numbers around the current one, ascending. */
  public static List<Integer> window(int number, int total) {
    int from = Math.max(1, Math.min(number - SHOWN / 2, total - SHOWN + 1));
    List<Integer> shown = new ArrayList<>();
    for (int page = from; page <= total && shown.size() < SHOWN; page++) {
      shown.add(page);
    }
    return shown;
  }
}
