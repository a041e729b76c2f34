package org.gongshi.site.feeds;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongshi.site.bake.Csv;
import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SignedDecision;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of each kind and year as CSV and JSON Lines, in the columns of the double publicity
 * exchange, with checksums. Every decision is a line of its own (a line per party in the exchange's
 * columns), in the order of day and id, so a new decision adds lines to the files of its kind and
 * year and changes the checksums; nothing else.
 */
final class OpenData {

  private final Path site;
  private final SiteSettings settings;
  private final DecisionFiles texts;
  private final @Nullable Places last;
  private final SortedMap<String, String> sums = new TreeMap<>();

  OpenData(Path site, SiteSettings settings, DecisionFiles texts, @Nullable Places last) {
    this.site = site;
    this.settings = settings;
    this.texts = texts;
    this.last = last;
  }

  /**
   * Writes the files; those of a year in which the plan changes nothing are taken over.
   *
   * @return their checksums by path
   */
  SortedMap<String, String> write(Plan.Bake plan) throws IOException {
    Map<Kind, SortedMap<Integer, List<KnownDecision>>> byYear = new TreeMap<>();
    for (KnownDecision known : plan.publishable().decisions()) {
      byYear
          .computeIfAbsent(known.decision().kind(), kind -> new TreeMap<>())
          .computeIfAbsent(known.decision().decidedOn().getYear(), year -> new ArrayList<>())
          .add(known);
    }
    for (Map.Entry<Kind, SortedMap<Integer, List<KnownDecision>>> kind : byYear.entrySet()) {
      for (Map.Entry<Integer, List<KnownDecision>> year : kind.getValue().entrySet()) {
        if (!takesOver(plan, kind.getKey(), year.getKey())) {
          year(kind.getKey(), year.getKey(), year.getValue());
        }
        for (String path : paths(kind.getKey(), year.getKey())) {
          sums.put(path, Sha256.of(site.resolve(path)));
        }
      }
    }
    StringBuilder lines = new StringBuilder();
    sums.forEach((path, sum) -> lines.append(sum).append("  ").append(name(path)).append('\n'));
    try (Writer checksums = open(OpenDataPages.CHECKSUMS)) {
      checksums.write(lines.toString());
    }
    return sums;
  }

  private boolean takesOver(Plan.Bake plan, Kind kind, int year) throws IOException {
    String months = Tree.folder(kind.slug() + "/" + year + "-");
    if (plan.full()
        || last == null
        || plan.folders().keySet().stream().anyMatch(folder -> folder.startsWith(months))) {
      return false;
    }
    for (String path : paths(kind, year)) {
      Path target = site.resolve(path);
      Files.createDirectories(target.resolveSibling(""));
      Files.createLink(target, last.resolve(path));
    }
    return true;
  }

  private static List<String> paths(Kind kind, int year) {
    List<String> paths =
        new ArrayList<>(
            List.of(
                OpenDataPages.file(kind, year, "csv"), OpenDataPages.file(kind, year, "jsonl")));
    if (DoublePublicity.has(kind)) {
      paths.add(OpenDataPages.exchange(kind, year));
    }
    return paths;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * Writes the files of one kind and year. It depends on these decisions only, so a build in which
   * none of them changed takes the files over.
   *
   * @param own by day and id; each is read once and not kept
   */
  private void year(Kind kind, int year, List<KnownDecision> own) throws IOException {
    String csv = OpenDataPages.file(kind, year, "csv");
    String jsonl = OpenDataPages.file(kind, year, "jsonl");
    String exchange = OpenDataPages.exchange(kind, year);
    boolean exchanged = DoublePublicity.has(kind);
    try (Writer cells = open(csv);
        Writer lines = open(jsonl);
        Writer columns = exchanged ? open(exchange) : Writer.nullWriter()) {
      cells.write(Csv.BOM + Csv.line(OpenDataPages.FIELDS.stream().map(List::getFirst).toList()));
      columns.write(Csv.BOM + (exchanged ? Csv.line(DoublePublicity.head(kind)) : ""));
      for (KnownDecision known : own) {
        SignedDecision signed = texts.read(known);
        cells.write(Csv.line(row(signed.decision())));
        lines.write(json(signed));
        if (exchanged) {
          for (List<String> party : DoublePublicity.rows(signed.decision())) {
            columns.write(Csv.line(party));
          }
        }
      }
    }
  }

  private Writer open(String path) throws IOException {
    Path target = site.resolve(path);
    Files.createDirectories(target.resolveSibling(""));
    return Files.newBufferedWriter(target);
  }

  /**
   * The published file in one line, less the id of an edition before it: what is gone is named
   * where the later edition itself stands, and nowhere else.
   */
  private static String json(SignedDecision signed) {
    ObjectNode tree = (ObjectNode) Json.tree(signed.json());
    tree.remove("replaces");
    return new String(Json.compact(tree), StandardCharsets.UTF_8) + "\n";
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
