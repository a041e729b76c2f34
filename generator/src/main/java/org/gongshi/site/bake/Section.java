package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that is put together of words, a table and a chart; all pages of figures and
 * registers of takedowns are made of these, and one template shows them.
 */
record Section(
    String id, String title, List<String> words, @Nullable Table table, @Nullable Chart chart) {

  /** The longest bar, in units of the drawing. */
  private static final int WIDEST = 420;

  /** A cell; a link where it has a path below the site's root. */
  record Cell(String text, @Nullable String path) {

    static Cell of(Object text) {
      return new Cell(text.toString(), null);
    }

    static Cell link(String text, String path) {
      return new Cell(text, path);
    }
  }

  /**
   * A table whose first column names the row.
   *
   * @param numbers whether all other columns are numbers
   */
  record Table(String caption, List<String> head, List<List<Cell>> rows, boolean numbers) {}

  /**
   * A bar chart, drawn when the site is built.
   *
   * @param before what the thin bar below each bar stands for, nothing where there is none
   */
  record Chart(String title, String unit, List<Bar> bars, @Nullable String before) {}

  /** A bar. */
  record Bar(String label, long value, long before) {}

  static Section words(String id, String title, String... words) {
    return new Section(id, title, List.of(words), null, null);
  }

  Section with(Table newTable) {
    return new Section(id, title, words, newTable, chart);
  }

  Section with(Chart newChart) {
    return new Section(id, title, words, table, newChart);
  }

  static Page page(Shell shell, Head head, String lead, List<Section> sections) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("lead", lead);
    body.put("sections", sections.stream().map(Section::model).toList());
    return shell.page("sections", head, body);
  }

  private Map<String, Object> model() {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", id);
    model.put("title", title);
    model.put("words", words);
    if (table != null) {
      model.put("table", model(table));
    }
    if (chart != null && !chart.bars.isEmpty()) {
      model.put("chart", model(chart));
    }
    return model;
  }

  private static Map<String, Object> model(Table table) {
    List<List<Map<String, Object>>> rows = new ArrayList<>();
    for (List<Cell> row : table.rows) {
      List<Map<String, Object>> cells = new ArrayList<>();
      for (Cell cell : row) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("text", cell.text);
        DecisionModel.putText(model, "path", cell.path);
        cells.add(model);
      }
      rows.add(cells);
    }
    return Map.of(
        "caption", table.caption, "head", table.head, "rows", rows, "numbers", table.numbers);
  }

  private static Map<String, Object> model(Chart chart) {
    long most = 1;
    for (Bar bar : chart.bars) {
      most = Math.max(most, Math.max(bar.value, bar.before));
    }
    List<Map<String, Object>> bars = new ArrayList<>();
    for (Bar bar : chart.bars) {
      Map<String, Object> model = new LinkedHashMap<>();
      model.put("label", bar.label);
      model.put("value", bar.value);
      model.put("width", Math.round((double) bar.value * WIDEST / most));
      model.put("before", bar.before);
      model.put("beforeWidth", Math.round((double) bar.before * WIDEST / most));
      bars.add(model);
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", chart.title);
    model.put("unit", chart.unit);
    model.put("bars", bars);
    DecisionModel.putText(model, "beforeLabel", chart.before);
    return model;
  }
}
