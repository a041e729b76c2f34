package org.gongshi.site.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The right edge of a log, to which entries are added: what of it is in no full file yet. Whatever
 * the log's size is, this is less than 256 entries and less than 256 hashes of each level.
 */
final class Growth {

  /** Reads a file of the log by its path. */
  interface Reader {
    byte[] read(String path) throws IOException;
  }

  private final List<List<byte[]>> levels = new ArrayList<>();
  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
  private final SortedMap<String, byte[]> full = new TreeMap<>();
  private long size;

  /** A log in which nothing is yet. */
  Growth() {}

  /**
   * A log of some size.
   *
   * @throws BrokenException if what there is of it is missing or is not what the root says
   */
  static Growth of(Checkpoint checkpoint, Reader files) throws IOException {
    Growth growth = new Growth();
    growth.size = checkpoint.size();
    long count = checkpoint.size();
    for (int level = 0; count > 0; level++) {
      int width = (int) (count % Tiles.WIDTH);
      count /= Tiles.WIDTH;
      List<byte[]> hashes = new ArrayList<>();
      if (width > 0) {
        byte[] tile = files.read(Tiles.partial(Tiles.hashes(level, count), width));
        for (int i = 0; i + Merkle.SIZE <= tile.length; i += Merkle.SIZE) {
          hashes.add(Arrays.copyOfRange(tile, i, i + Merkle.SIZE));
        }
        if (level == 0) {
          growth.entries.write(files.read(Tiles.partial(Tiles.entries(count), width)));
        }
      }
      growth.levels.add(hashes);
    }
    if (!Arrays.equals(growth.root(), checkpoint.root())) {
      throw new BrokenException("日志的文件与检查点不符");
    }
    return growth;
  }

  long size() {
    return size;
  }

  void add(byte[] entry) {
    entries.writeBytes(EntryBundle.of(entry));
    long number = size / Tiles.WIDTH;
    size++;
    if (size % Tiles.WIDTH == 0) {
      full.put(Tiles.entries(number), entries.toByteArray());
      entries.reset();
    }
    add(0, number, Merkle.leaf(entry));
  }

  private void add(int level, long number, byte[] hash) {
    if (levels.size() == level) {
      levels.add(new ArrayList<>());
    }
    List<byte[]> hashes = levels.get(level);
    hashes.add(hash);
    if (hashes.size() == Tiles.WIDTH) {
      full.put(Tiles.hashes(level, number), joined(hashes));
      byte[] root = Merkle.perfect(hashes);
      hashes.clear();
      add(level + 1, number / Tiles.WIDTH, root);
    }
  }

  /** The root of all that was added. */
  byte[] root() {
    byte[] root = null;
    for (List<byte[]> hashes : levels) {
      for (int end = hashes.size(); end > 0; end -= Integer.lowestOneBit(end)) {
        byte[] left = Merkle.perfect(hashes.subList(end - Integer.lowestOneBit(end), end));
        root = root == null ? left : Merkle.node(left, root);
      }
    }
    return root == null ? Merkle.empty() : root;
  }

  /** The files that became full, by path. */
  SortedMap<String, byte[]> full() {
    return full;
  }

  /** The files at the right edge that are not full, by path. */
  SortedMap<String, byte[]> partial() {
    SortedMap<String, byte[]> partial = new TreeMap<>();
    long count = size;
    for (int level = 0; level < levels.size(); level++) {
      int width = (int) (count % Tiles.WIDTH);
      count /= Tiles.WIDTH;
      if (width > 0) {
        String hashes = Tiles.hashes(level, count);
        partial.put(Tiles.partial(hashes, width), joined(levels.get(level)));
        if (level == 0) {
          partial.put(Tiles.partial(Tiles.entries(count), width), entries.toByteArray());
        }
      }
    }
    return partial;
  }

  private static byte[] joined(List<byte[]> hashes) {
    byte[] joined = new byte[hashes.size() * Merkle.SIZE];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i), 0, joined, i * Merkle.SIZE, Merkle.SIZE);
    }
    return joined;
  }
}
