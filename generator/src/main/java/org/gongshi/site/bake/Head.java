package org.gongshi.site.bake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself, for its title, its meta tags and its bread crumbs.
 *
 * @param column 栏目
 * @param published the day it became public, on articles
 * @param source 内容来源, on articles
 * @param crumbs the pages above this one, below the home page
 */
public record Head(
    String path,
    String title,
    String description,
    String column,
    String columnDescription,
    String columnType,
    @Nullable LocalDate published,
    @Nullable String source,
    List<Crumb> crumbs) {

  /** A page above. */
  public record Crumb(String title, String path) {}

  /** A page that is not an article. */
  public static Head plain(String path, String title, String description) {
    return new Head(path, title, description, title, description, "概况信息", null, null, List.of());
  }

  Head in(String newColumn, String newColumnDescription, String type) {
    return new Head(
        path, title, description, newColumn, newColumnDescription, type, published, source, crumbs);
  }

  Head below(Crumb... above) {
    return new Head(
        path,
        title,
        description,
        column,
        columnDescription,
        columnType,
        published,
        source,
        List.of(above));
  }

  Head dated(LocalDate day, @Nullable String from) {
    return new Head(
        path, title, description, column, columnDescription, columnType, day, from, crumbs);
  }

  Map<String, Object> model(String template, String siteName) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("template", template);
    model.put("title", title);
    model.put("description", description);
    model.put("keywords", column + "," + siteName);
    model.put("column", column);
    model.put("columnDescription", columnDescription);
    model.put("columnType", columnType);
    model.put("path", path);
    model.put("root", Page.root(path));
    if (published != null) {
      model.put("published", Labels.published(published));
    }
    DecisionModel.putText(model, "source", source);
    List<Map<String, Object>> breadcrumbs = new ArrayList<>();
    breadcrumbs.add(Map.of("title", "首页", "path", "index.html"));
    crumbs.forEach(c -> breadcrumbs.add(Map.of("title", c.title(), "path", c.path())));
    if (!path.equals("index.html")) {
      breadcrumbs.add(Map.of("title", title));
    }
    model.put("breadcrumbs", breadcrumbs);
    return model;
  }
}
