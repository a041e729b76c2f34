package org.gongshi.site.search.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shards of the last release, none where there are none that this program can read. */
record Last(@Nullable Path folder, List<Segment> segments, Ledger ledger) {

  static Last read(@Nullable Path folder) throws IOException {
    Directory directory = folder == null ? null : directory(folder);
    if (folder == null || directory == null) {
      return new Last(null, List.of(), new Ledger());
    }
    Ledger ledger = new Ledger();
    for (Segment segment : directory.segments().reversed()) {
      ledger.read(folder.resolve(segment.name()));
    }
    return new Last(folder, directory.segments(), ledger);
  }

  private static @Nullable Directory directory(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(Directory.FILE))) {
      return null;
    }
    Directory directory = Directory.read(folder);
    return directory.isReadable() ? directory : null;
  }

  /** Most numbers are empty: time to number anew. */
  boolean isSparse() {
    return ledger.live() < ledger.size() / 2;
  }

  /** The same of a folder, of which only the first file is read. */
  static boolean isSparse(Path folder) throws IOException {
    Directory directory = directory(folder);
    return directory != null && directory.documents() < directory.numbers() / 2;
  }

  @Nullable Segment of(Range range) {
    return segments.stream().filter(s -> s.range().equals(range)).findFirst().orElse(null);
  }

  /** The segment that has all of these numbers. */
  @Nullable Segment with(Range range) {
    return segments.stream()
        .filter(s -> s.from() <= range.from() && range.to() <= s.to())
        .findFirst()
        .orElse(null);
  }
}
