package org.gongshi.site.search.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;

/**
 * Kind, year and organ of every document of a segment, in columns: read only by who asks for the
 * counts of a large result.
 */
final class Facets {

  static final String FILE = "facets.bin";

  private static final List<String> KINDS =
      List.of(Kind.values()).stream().map(Kind::slug).toList();

  private record Organ(String code, String name) implements Comparable<Organ> {

    @Override
    public int compareTo(Organ other) {
      return Comparator.comparing(Organ::code).thenComparing(Organ::name).compare(this, other);
    }
  }

  /**
   * The file.
   *
   * @param organs code and name of each
   * @param kind of each document, its place among the kinds; −1 of a number without one
   * @param organ its place among the organs
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; boxes for each document cost more
  private record Columns(
      List<String> kinds, List<List<String>> organs, int[] kind, int[] year, int[] organ) {}

  private record Row(int kind, int year, Organ organ) {}

  /** Of a number without a document. */
  private static final Row EMPTY = new Row(-1, 0, new Organ("", ""));

  private final List<Row> rows = new ArrayList<>();

  static Facets read(Path segment) throws IOException {
    byte[] json = Bundles.unzip(Files.readAllBytes(segment.resolve(FILE)));
    Columns columns = Json.read(json, Columns.class);
    List<Organ> organs =
        columns.organs.stream().map(organ -> new Organ(organ.get(0), organ.get(1))).toList();
    Facets facets = new Facets();
    for (int i = 0; i < columns.kind.length; i++) {
      int kind = columns.kind[i];
      facets.rows.add(
          kind < 0 ? EMPTY : new Row(kind, columns.year[i], organs.get(columns.organ[i])));
    }
    return facets;
  }

  void add(Entry entry) {
    rows.add(row(entry));
  }

  void addEmpty() {
    rows.add(EMPTY);
  }

  void addAll(Facets later) {
    rows.addAll(later.rows);
  }

  void set(int document, Entry entry) {
    rows.set(document, row(entry));
  }

  void clear(int document) {
    rows.set(document, EMPTY);
  }

  private static Row row(Entry entry) {
    int kind = KINDS.indexOf(entry.kind());
    return new Row(kind, entry.year(), new Organ(entry.organCode(), entry.organ()));
  }

  List<Integer> years() {
    return rows.stream().map(Row::year).filter(year -> year > 0).distinct().sorted().toList();
  }

  byte[] bytes() throws IOException {
    List<Organ> sorted =
        rows.stream().filter(row -> row.kind() >= 0).map(Row::organ).distinct().sorted().toList();
    Map<Organ, Integer> places = new HashMap<>();
    List<List<String>> organs = new ArrayList<>();
    for (Organ organ : sorted) {
      places.put(organ, organs.size());
      organs.add(List.of(organ.code(), organ.name()));
    }
    Columns columns =
        new Columns(
            KINDS,
            organs,
            rows.stream().mapToInt(Row::kind).toArray(),
            rows.stream().mapToInt(Row::year).toArray(),
            rows.stream().mapToInt(row -> places.getOrDefault(row.organ(), -1)).toArray());
    return Bundles.zip(Json.compact(columns));
  }
}
