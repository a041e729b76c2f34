package org.gongshi.site.feeds;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongshi.site.bake.Csv;
import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Places;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data files of one kind and month. They depend on these decisions only, each of which is a
 * line or, in the exchange's columns, a line for each party; so where few of them changed, the
 * lines of the others are those of the last release.
 */
final class MonthFiles {

  private final Path site;
  private final Kind kind;
  private final SiteSettings settings;
  private final DecisionFiles texts;
  private final String csv;
  private final String jsonl;
  private final @Nullable String exchange;

  /**
   * Files below the site's root.
   *
   * @param list of the month
   */
  MonthFiles(Path site, Kind kind, String list, SiteSettings settings, DecisionFiles texts) {
    this.site = site;
    this.kind = kind;
    this.settings = settings;
    this.texts = texts;
    this.csv = OpenDataPages.file(list, "csv");
    this.jsonl = OpenDataPages.file(list, "jsonl");
    this.exchange = OpenDataPages.isExchanged(kind) ? OpenDataPages.exchange(list) : null;
  }

  List<String> paths() {
    return exchange == null ? List.of(csv, jsonl) : List.of(csv, jsonl, exchange);
  }

  /**
   * Writes the files.
   *
   * @param own by day and id; each is read once and not kept
   * @param changed ids of decisions whose lines are made anew
   * @param last where the release lies whose lines the others have; none to make all anew
   */
  void write(List<KnownDecision> own, Set<String> changed, @Nullable Places last)
      throws IOException {
    boolean there =
        last != null && paths().stream().allMatch(path -> Files.isRegularFile(last.resolve(path)));
    if (last == null || !there || !splice(own, changed, last)) {
      anew(own);
    }
  }

  private void anew(List<KnownDecision> own) throws IOException {
    try (Writer cells = open(csv);
        Writer lines = open(jsonl);
        Writer columns = exchange == null ? Writer.nullWriter() : open(exchange)) {
      cells.write(Csv.BOM + Csv.line(OpenDataPages.FIELDS.stream().map(List::getFirst).toList()));
      columns.write(Csv.BOM + Csv.line(exchange == null ? List.of() : DoublePublicity.head(kind)));
      for (KnownDecision known : own) {
        JsonNode json = json(known);
        Decision decision = Json.to(json, Decision.class);
        cells.write(Csv.line(row(decision)));
        lines.write(line(json));
        columns.write(exchanged(decision));
      }
    }
  }

  /**
   * Both the old lines and the decisions are in the order of day and id, so those that did not
   * change come in the same order in both.
   *
   * @return false if the old files are not what they should be
   */
  private boolean splice(List<KnownDecision> own, Set<String> changed, Places last)
      throws IOException {
    try (Spliced cells = new Spliced(last.resolve(csv), target(csv));
        Spliced lines = new Spliced(last.resolve(jsonl), target(jsonl));
        @Nullable Spliced columns =
            exchange == null ? null : new Spliced(last.resolve(exchange), target(exchange))) {
      cells.keep(1);
      if (columns != null) {
        columns.keep(1);
      }
      for (KnownDecision known : own) {
        if (changed.contains(known.id())) {
          JsonNode json = json(known);
          Decision decision = Json.to(json, Decision.class);
          cells.add(Csv.line(row(decision)));
          lines.add(line(json));
          if (columns != null) {
            columns.add(exchanged(decision));
          }
          continue;
        }
        String id = known.id() + ",";
        while (!lines.atEnd() && !cells.peek(id.length()).equals(id)) {
          leaveOut(cells, lines, columns);
        }
        if (lines.atEnd()) {
          return false;
        }
        cells.keep(1);
        lines.keep(1);
        if (columns != null) {
          columns.keep(known.decision().parties().size());
        }
      }
      while (!lines.atEnd() && !cells.atEnd()) {
        leaveOut(cells, lines, columns);
      }
      return lines.atEnd() && cells.atEnd() && (columns == null || columns.atEnd());
    }
  }

  private static void leaveOut(Spliced cells, Spliced lines, @Nullable Spliced columns)
      throws IOException {
    if (columns != null) {
      columns.skip(Json.tree(lines.peek(Integer.MAX_VALUE)).path("parties").size());
    }
    cells.skip(1);
    lines.skip(1);
  }

  private Path target(String path) throws IOException {
    Path target = site.resolve(path);
    Files.createDirectories(target.resolveSibling(""));
    Files.deleteIfExists(target);
    return target;
  }

  private Writer open(String path) throws IOException {
    return Files.newBufferedWriter(target(path));
  }

  private static String exchanged(Decision decision) {
    return OpenDataPages.isExchanged(decision.kind())
        ? DoublePublicity.rows(decision).stream().map(Csv::line).collect(Collectors.joining())
        : "";
  }

  /**
   * The published file in one line, less the id of an edition before it: what is gone is named
   * where the later edition itself stands, and nowhere else.
   */
  private static String line(JsonNode json) {
    ((ObjectNode) json).remove("replaces");
    return Json.line(json) + "\n";
  }

  private JsonNode json(KnownDecision known) throws IOException {
    return Json.tree(new String(texts.json(known), StandardCharsets.UTF_8));
  }

  private List<String> row(Decision d) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("id", d.id());
    row.put("version", String.valueOf(d.version()));
    row.put("kind", d.kind().slug());
    row.put("procedure", d.procedure().name());
    row.put("title", d.title());
    row.put("documentNumber", d.documentNumber());
    row.put("organCode", d.organ().code());
    row.put("organ", d.organ().name());
    row.put("matter", d.matter());
    row.put("category", d.category());
    row.put("parties", joined(d, Decision.Party::name));
    row.put("creditCodes", joined(d, p -> p.creditCode() == null ? "" : p.creditCode()));
    row.put("basis", d.basis());
    row.put("conclusion", d.conclusion());
    row.put("amountYuan", d.amountYuan() == null ? "" : d.amountYuan());
    row.put("decidedOn", d.decidedOn().toString());
    row.put("servedOn", d.servedOn() == null ? "" : d.servedOn().toString());
    row.put("publicBy", d.publicBy().toString());
    row.put("approvedOn", d.disclosure().approvedOn().toString());
    row.put("choice", d.disclosure().choice().name());
    row.put("status", d.status().name());
    row.put("sample", String.valueOf(d.sample()));
    row.put("page", settings.url(d.pagePath()));
    return OpenDataPages.FIELDS.stream()
        .map(field -> row.getOrDefault(field.getFirst(), ""))
        .toList();
  }

  private static String joined(Decision decision, Function<Decision.Party, String> of) {
    return decision.parties().stream()
        .map(of)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("；"));
  }
}
