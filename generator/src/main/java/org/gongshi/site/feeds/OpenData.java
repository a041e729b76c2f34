package org.gongshi.site.feeds;

import java.io.IOException;
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
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SignedDecision;
import org.gongshi.site.content.SiteSettings;
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
  private final SortedMap<String, String> sums = new TreeMap<>();

  OpenData(Path site, SiteSettings settings) {
    this.site = site;
    this.settings = settings;
  }

  /**
   * Writes the files.
   *
   * @return their checksums by path
   */
  SortedMap<String, String> write(List<SignedDecision> decisions) throws IOException {
    Map<Kind, SortedMap<Integer, List<SignedDecision>>> byYear = new TreeMap<>();
    for (SignedDecision signed : decisions) {
      byYear
          .computeIfAbsent(signed.decision().kind(), kind -> new TreeMap<>())
          .computeIfAbsent(signed.decision().decidedOn().getYear(), year -> new ArrayList<>())
          .add(signed);
    }
    for (Map.Entry<Kind, SortedMap<Integer, List<SignedDecision>>> kind : byYear.entrySet()) {
      for (Map.Entry<Integer, List<SignedDecision>> year : kind.getValue().entrySet()) {
        year(kind.getKey(), year.getKey(), year.getValue());
      }
    }
    StringBuilder lines = new StringBuilder();
    sums.forEach((path, sum) -> lines.append(sum).append("  ").append(name(path)).append('\n'));
    put(OpenDataPages.CHECKSUMS, lines.toString());
    return sums;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void year(Kind kind, int year, List<SignedDecision> own) throws IOException {
    List<String> head = OpenDataPages.FIELDS.stream().map(List::getFirst).toList();
    file(
        OpenDataPages.file(kind, year, "csv"),
        Csv.BOM + Csv.line(head) + lines(own, signed -> Csv.line(row(signed.decision()))));
    file(OpenDataPages.file(kind, year, "jsonl"), lines(own, OpenData::json));
    if (DoublePublicity.has(kind)) {
      file(
          OpenDataPages.exchange(kind, year),
          Csv.BOM
              + Csv.line(DoublePublicity.head(kind))
              + lines(
                  own,
                  signed ->
                      DoublePublicity.rows(signed.decision()).stream()
                          .map(Csv::line)
                          .collect(Collectors.joining())));
    }
  }

  private static String lines(List<SignedDecision> own, Function<SignedDecision, String> line) {
    return own.stream().map(line).collect(Collectors.joining());
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

  private void file(String path, String text) throws IOException {
    put(path, text);
    sums.put(path, Sha256.of(text));
  }

  private void put(String path, String text) throws IOException {
    Path target = site.resolve(path);
    Files.createDirectories(target.resolveSibling(""));
    Files.writeString(target, text);
  }
}
