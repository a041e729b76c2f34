package org.gongshi.site.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.bake.Labels;
import org.gongshi.site.content.Kind;
import org.gongshi.site.search.Found;
import org.gongshi.site.search.Query;

/** What an answer could be narrowed to, with counts, as links. */
final class SearchFacets {

  private final LiveRelease live;
  private final SearchAddress address;

  SearchFacets(LiveRelease live, SearchAddress address) {
    this.live = live;
    this.address = address;
  }

  List<Map<String, Object>> of(Query query, Found found) throws IOException {
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (Map.Entry<Kind, Integer> kind : found.kinds().entrySet()) {
      boolean current = kind.getKey() == query.kind();
      kinds.add(
          link("kind", Labels.of(kind.getKey()), kind.getKey().slug(), kind.getValue(), current));
    }
    List<Map<String, Object>> years = new ArrayList<>();
    String asked = query.years() == null ? "" : query.years().toString();
    for (Map.Entry<Integer, Integer> year : found.years().entrySet()) {
      String text = String.valueOf(year.getKey());
      years.addFirst(link("year", text + "年", text, year.getValue(), text.equals(asked)));
    }
    List<Map<String, Object>> organs = new ArrayList<>();
    for (Found.OfOrgan organ : found.organs()) {
      boolean current = organ.code().equals(query.organ());
      organs.add(link("organ", live.organName(organ), organ.code(), organ.count(), current));
    }
    List<Map<String, Object>> facets = new ArrayList<>();
    add(facets, "类别", kinds);
    add(facets, "年份", years);
    add(facets, "机关", organs);
    return facets;
  }

  private static void add(
      List<Map<String, Object>> facets, String label, List<Map<String, Object>> values) {
    if (!values.isEmpty()) {
      facets.add(Map.of("label", label, "values", values));
    }
  }

  private Map<String, Object> link(
      String name, String label, String value, int count, boolean current) {
    Map<String, Object> link = new LinkedHashMap<>();
    link.put("label", label);
    link.put("count", count);
    link.put("current", current);
    link.put("path", address.with(name, current ? null : value));
    return link;
  }

  /** The counts alone, for programs. */
  static Map<String, Object> counts(Found found) {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    found.kinds().forEach((kind, count) -> kinds.put(kind.slug(), count));
    Map<String, Integer> years = new LinkedHashMap<>();
    found.years().forEach((year, count) -> years.put(String.valueOf(year), count));
    Map<String, Integer> organs = new LinkedHashMap<>();
    found.organs().forEach(organ -> organs.put(organ.code(), organ.count()));
    return Map.of("kind", kinds, "year", years, "organ", organs);
  }
}
