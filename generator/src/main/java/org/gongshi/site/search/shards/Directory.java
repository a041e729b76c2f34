package org.gongshi.site.search.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.gongshi.site.content.Json;

/**
 * The first file that the script reads, and the only one whose name stays.
 *
 * @param format of all files; the script refuses another
 * @param documents how many can be found
 * @param bundle entries of a bundle
 * @param block entries of a folder of bundles
 * @param phrases bytes of {@link Bundles#PHRASES} once unpacked
 * @param segments newest first
 */
record Directory(
    int format, int documents, int bundle, int block, int phrases, List<Segment> segments) {

  static final String FILE = "index.json";

  private static final int FORMAT = 2;

  static Directory of(int documents, List<Segment> segments) {
    return new Directory(
        FORMAT,
        documents,
        Bundles.SIZE,
        Bundles.BLOCK,
        Bundles.phrasesLength(),
        segments.stream().sorted(Comparator.comparing(Segment::from).reversed()).toList());
  }

  static Directory read(Path folder) throws IOException {
    return Json.read(Files.readAllBytes(folder.resolve(FILE)), Directory.class);
  }

  void write(Path folder) throws IOException {
    Files.write(folder.resolve(FILE), Json.compact(this));
  }

  /** How many numbers were ever given. */
  int numbers() {
    return segments.stream().mapToInt(Segment::to).max().orElse(0);
  }

  boolean isReadable() {
    return format == FORMAT
        && bundle == Bundles.SIZE
        && block == Bundles.BLOCK
        && phrases == Bundles.phrasesLength();
  }
}
