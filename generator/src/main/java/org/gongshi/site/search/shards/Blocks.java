package org.gongshi.site.search.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folders of bundles of one segment, each of so many numbers. Where nothing in a full one
 * changed, the release has the folder of the last one, whatever segment it lay in.
 */
final class Blocks {

  private final Last last;
  private final Entries entries;
  private final Path segment;
  private final Map<Integer, Boolean> kept = new TreeMap<>();

  /**
   * Keeps what can be kept and makes the folders of the others.
   *
   * @param segment its folder
   */
  Blocks(Last last, Entries entries, Path segment, Range range, Sharing sharing)
      throws IOException {
    this.last = last;
    this.entries = entries;
    this.segment = segment;
    BitSet changed = new BitSet();
    entries.changes().keySet().forEach(changed::set);
    Files.createDirectories(segment.resolve(Bundles.FOLDER));
    for (int first = range.from(); first < range.to(); first += Bundles.BLOCK) {
      Range block = new Range(first, first + Bundles.BLOCK);
      Segment before = last.with(block);
      int next = changed.nextSetBit(first);
      boolean same = block.to() <= range.to() && before != null && (next < 0 || next >= block.to());
      kept.put(first, same);
      String folder = Bundles.folder(first);
      if (same && before != null) {
        sharing.whole(before.name() + "/" + folder, segment.getFileName() + "/" + folder);
      } else {
        Files.createDirectories(segment.resolve(folder));
      }
    }
  }

  /** Makes a bundle the last release's file where nothing in it changed. */
  boolean link(int first, int to) throws IOException {
    Path folder = last.folder();
    Segment before = last.with(new Range(first, to));
    boolean whole = before != null && (to == first + Bundles.SIZE || to == before.to());
    if (folder == null || before == null || !whole || entries.changes(first)) {
      return false;
    }
    String file = Bundles.file(first);
    Links.link(folder.resolve(before.name()).resolve(file), segment.resolve(file));
    return true;
  }

  boolean keeps(int number) {
    return kept.getOrDefault(number - number % Bundles.BLOCK, false);
  }

  /**
   * Links the bundles in which nothing changed in folders that are not kept.
   *
   * @param before the segment of the last release, of the same numbers
   */
  void linkOthers(Segment before, Sharing sharing) throws IOException {
    for (Map.Entry<Integer, Boolean> block : kept.entrySet()) {
      if (block.getValue()) {
        continue;
      }
      String name = Bundles.folder(block.getKey());
      List<String> linked = new ArrayList<>();
      int to = Math.min(before.to(), block.getKey() + Bundles.BLOCK);
      for (int first = block.getKey(); first < to; first += Bundles.SIZE) {
        if (link(first, Math.min(to, first + Bundles.SIZE))) {
          linked.add(Bundles.file(first).substring(name.length() + 1));
        }
      }
      sharing.parts(before.name() + "/" + name, segment.getFileName() + "/" + name, linked);
    }
  }
}
