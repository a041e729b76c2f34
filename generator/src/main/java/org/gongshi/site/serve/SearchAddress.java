package org.gongshi.site.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.bake.Pagination;
import org.gongshi.site.search.Query;
import org.gongshi.site.search.Query.Order;
import org.jspecify.annotations.Nullable;

/** Addresses of answers that are near to one: other pages, other orders, one facet more or less. */
final class SearchAddress {

  private final Query query;

  SearchAddress(Query query) {
    this.query = query;
  }

  String page(int page) {
    return with("page", page == 1 ? null : String.valueOf(page));
  }

  /**
   * The first page of the answer with one parameter changed.
   *
   * @param value nothing takes the parameter away
   */
  String with(String name, @Nullable String value) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("q", query.text());
    put(parameters, "kind", query.kind() == null ? null : query.kind().slug());
    put(parameters, "year", query.years() == null ? null : query.years().toString());
    put(parameters, "organ", query.organ());
    put(parameters, "sort", query.order() == Order.DATE ? "date" : null);
    put(parameters, name, value);
    StringBuilder out = new StringBuilder();
    parameters.forEach(
        (key, text) ->
            out.append(out.isEmpty() ? "?" : "&")
                .append(key)
                .append('=')
                .append(URLEncoder.encode(text, StandardCharsets.UTF_8)));
    return out.toString();
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value == null) {
      parameters.remove(name);
    } else {
      parameters.put(name, value);
    }
  }

  List<Map<String, Object>> orders() {
    return List.of(
        Map.of(
            "label",
            "按相关程度",
            "path",
            with("sort", null),
            "current",
            query.order() == Order.RELEVANCE),
        Map.of(
            "label",
            "按决定日期",
            "path",
            with("sort", "date"),
            "current",
            query.order() == Order.DATE));
  }

  Map<String, Object> pager(int total) {
    int pages = Math.max(1, (total + Query.PER_PAGE - 1) / Query.PER_PAGE);
    int last = Math.min(pages, Query.MAX_PAGE);
    int number = query.page();
    return Pagination.of(
        number,
        last,
        number > 1 ? number - 1 : null,
        number < last ? number + 1 : null,
        Pagination.window(Math.min(number, last), last),
        this::page);
  }
}
