package org.gongshi.site.search.shards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes a segment from its entries. */
final class SegmentWriter {

  private final Entries entries;
  private final Path segment;
  private final Range range;
  private final Blocks blocks;

  SegmentWriter(Entries entries, Path segment, Range range, Blocks blocks) {
    this.entries = entries;
    this.segment = segment;
    this.range = range;
    this.blocks = blocks;
  }

  /** What a run of documents left behind. */
  private record Part(Inversion.Packed terms, Facets facets) {}

  /** Writes all files into the folder but the ledger's. */
  Segment write(String name) throws IOException {
    List<Part> parts;
    try {
      int runs = (range.size() + Inversion.RUN - 1) / Inversion.RUN;
      parts = IntStream.range(0, runs).parallel().mapToObj(this::run).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Facets facets = new Facets();
    List<Inversion.Packed> runs = new ArrayList<>();
    for (Part part : parts) {
      facets.addAll(part.facets());
      runs.add(part.terms());
    }
    Files.write(segment.resolve(Facets.FILE), facets.bytes());
    Splits splits = new Splits();
    TermFiles files = new TermFiles(segment, range, splits);
    Inversion.merge(runs, files::add);
    files.end();
    return new Segment(
        name, range.from(), range.to(), range.shardBits(), splits.encoded(), facets.years());
  }

  private Part run(int index) {
    try {
      int from = range.from() + index * Inversion.RUN;
      int to = Math.min(range.to(), from + Inversion.RUN);
      Inversion.Run run = new Inversion.Run();
      Facets facets = new Facets();
      for (int first = from; first < to; first += Bundles.SIZE) {
        bundle(first, Math.min(to, first + Bundles.SIZE), run, facets);
      }
      return new Part(run.pack(), facets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void bundle(int first, int to, Inversion.Run run, Facets facets) throws IOException {
    List<@Nullable Entry> bundle = entries.bundle(first, to);
    for (int i = 0; i < bundle.size(); i++) {
      Entry entry = bundle.get(i);
      if (entry == null) {
        facets.addEmpty();
      } else {
        facets.add(entry);
        run.add(first + i - range.from(), Grams.of(entry));
      }
    }
    if (!blocks.keeps(first) && !blocks.link(first, to)) {
      Files.write(segment.resolve(Bundles.file(first)), Bundles.encode(bundle));
    }
  }
}
