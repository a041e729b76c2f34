package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Register.Next;
import org.gongshi.site.content.Register.Step;
import org.jspecify.annotations.Nullable;

/**
 * The geometry of a procedure's flow chart; the template draws it as SVG. Steps stand below each
 * other in their order, ways that skip steps run on the right, ways back on the left. Lengths are
 * in units of the drawing, a character is 16 wide.
 */
final class FlowChart {

  static final int BOX = 300;
  static final int MARGIN = 92;
  private static final int LINE = 24;
  private static final int PADDING = 14;
  private static final int GAP = 46;
  private static final int LANE = 22;
  private static final int FITS = 17;

  private final List<Step> steps;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<Integer> tops = new ArrayList<>();
  private final List<List<String>> words = new ArrayList<>();

  private FlowChart(List<Step> steps) {
    this.steps = steps;
    int top = 4;
    for (Step step : steps) {
      places.putIfAbsent(step.key(), places.size());
      words.add(lines(step));
      tops.add(top);
      top += height(words.size() - 1) + GAP;
    }
  }

  /** The chart as templates see it: boxes, ways, and the same in words. */
  static Map<String, Object> of(List<Step> steps) {
    return new FlowChart(steps).model();
  }

  private Map<String, Object> model() {
    Map<String, Object> model = new LinkedHashMap<>();
    int last = steps.size() - 1;
    model.put("width", BOX + 2 * MARGIN);
    model.put("height", tops.get(last) + height(last) + 8);
    List<Map<String, Object>> boxes = new ArrayList<>();
    List<Map<String, Object>> ways = new ArrayList<>();
    List<Map<String, Object>> text = new ArrayList<>();
    int lane = 0;
    for (int place = 0; place < steps.size(); place++) {
      boxes.add(box(place));
      List<String> onward = new ArrayList<>();
      for (Next next : onward(place)) {
        Integer to = places.get(next.to());
        if (to != null) {
          ways.add(way(place, to, next.when(), lane));
          lane += to == place + 1 ? 0 : 1;
          String name = steps.get(to).name();
          onward.add(next.when() == null ? "转入“" + name + "”" : next.when() + "的，转入“" + name + "”");
        }
      }
      text.add(text(steps.get(place), plainlyOn(place) ? List.of() : onward));
    }
    model.put("boxes", boxes);
    model.put("ways", ways);
    model.put("text", text);
    return model;
  }

  /** Whether a step just goes on to the one below, which a numbered list says without words. */
  private boolean plainlyOn(int place) {
    return steps.get(place).next() == null;
  }

  private List<Next> onward(int place) {
    List<Next> next = steps.get(place).next();
    if (next != null) {
      return next;
    }
    return place + 1 < steps.size()
        ? List.of(new Next(steps.get(place + 1).key(), null))
        : List.of();
  }

  private static Map<String, Object> text(Step step, List<String> onward) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("name", step.name());
    DecisionModel.putText(text, "note", step.note());
    DecisionModel.putText(text, "limit", step.limit());
    text.put("onward", onward);
    return text;
  }

  private static List<String> lines(Step step) {
    List<String> lines = new ArrayList<>();
    wrap(step.name(), lines);
    if (step.limit() != null) {
      wrap("（" + step.limit() + "）", lines);
    }
    return lines;
  }

  private static void wrap(String text, List<String> lines) {
    for (int from = 0; from < text.length(); from += FITS) {
      lines.add(text.substring(from, Math.min(text.length(), from + FITS)));
    }
  }

  private int height(int place) {
    return words.get(place).size() * LINE + 2 * PADDING;
  }

  private Map<String, Object> box(int place) {
    Map<String, Object> box = new LinkedHashMap<>();
    box.put("x", MARGIN);
    box.put("y", tops.get(place));
    box.put("width", BOX);
    box.put("height", height(place));
    box.put("end", place == 0 || onward(place).isEmpty());
    List<Map<String, Object>> lines = new ArrayList<>();
    int y = tops.get(place) + PADDING + 17;
    for (String line : words.get(place)) {
      lines.add(Map.of("x", MARGIN + BOX / 2, "y", y, "text", line));
      y += LINE;
    }
    box.put("lines", lines);
    return box;
  }

  private Map<String, Object> way(int from, int to, @Nullable String when, int lane) {
    Map<String, Object> way = new LinkedHashMap<>();
    int middle = MARGIN + BOX / 2;
    int bottom = tops.get(from) + height(from);
    if (to == from + 1) {
      way.put("d", "M" + middle + " " + bottom + "V" + (tops.get(to) - 2));
      way.put("labelX", middle + 10);
      way.put("labelY", bottom + 28);
      way.put("anchor", "start");
    } else {
      boolean right = to > from;
      int side = right ? MARGIN + BOX : MARGIN;
      int out = side + (right ? 1 : -1) * (LANE + lane % 3 * LANE);
      int start = tops.get(from) + height(from) / 2 + 6;
      int end = tops.get(to) + height(to) / 2 - 6;
      way.put(
          "d", "M" + side + " " + start + "H" + out + "V" + end + "H" + (side + (right ? 2 : -2)));
      way.put("labelX", right ? side + 6 : side - 6);
      way.put("labelY", start - 6);
      way.put("anchor", right ? "start" : "end");
    }
    DecisionModel.putText(way, "when", when);
    return way;
  }
}
