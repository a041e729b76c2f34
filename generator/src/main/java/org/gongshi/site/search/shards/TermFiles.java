package org.gongshi.site.search.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Writes a segment's terms into files. Terms are placed by the first bits of their hashes: most in
 * {@code s/}, several prefixes to a file; a prefix with a frequent term has its own, in {@code h/}.
 */
final class TermFiles {

  static final List<String> FOLDERS = List.of("s", "h");

  private final Path segment;
  private final Range range;
  private final Splits splits;
  private final List<Postings> shard = new ArrayList<>();
  private final List<Postings> group = new ArrayList<>();
  private int nextShard;

  TermFiles(Path segment, Range range, Splits splits) throws IOException {
    this.segment = segment;
    this.range = range;
    this.splits = splits;
    for (String folder : FOLDERS) {
      Files.createDirectories(segment.resolve(folder));
    }
  }

  static String shardFile(int shard) {
    return "s/" + Integer.toHexString(shard) + ".bin";
  }

  static String splitFile(int prefix) {
    return "h/" + Integer.toHexString(prefix) + ".bin";
  }

  static int prefix(int hash) {
    return hash >>> (32 - Splits.PREFIX);
  }

  int shard(int hash) {
    return hash >>> (32 - range.shardBits());
  }

  /** Takes the next term, in ascending order of hashes without sign. */
  void add(Postings term) throws IOException {
    if (!group.isEmpty() && prefix(group.getFirst().hash()) != prefix(term.hash())) {
      endGroup();
    }
    while (nextShard < shard(term.hash())) {
      endShard();
    }
    group.add(term);
  }

  /** Writes what is left; every shard has a file then, be it an empty one. */
  void end() throws IOException {
    endGroup();
    while (nextShard < 1 << range.shardBits()) {
      endShard();
    }
  }

  private void endGroup() throws IOException {
    if (!group.isEmpty()) {
      place(group, shard);
      group.clear();
    }
  }

  private void endShard() throws IOException {
    write(nextShard, shard);
    shard.clear();
    nextShard++;
  }

  /** Puts the terms of one prefix into a file of their own or to those of their shard. */
  void place(List<Postings> terms, Collection<Postings> light) throws IOException {
    int prefix = prefix(terms.getFirst().hash());
    byte[] bytes = Postings.encode(terms, Splits.PREFIX, range.size());
    boolean dense = terms.stream().anyMatch(term -> 2 * term.documents().length > range.size());
    if (dense || bytes.length >= Splits.HEAVY) {
      splits.put(prefix, bytes.length, dense);
      Files.write(segment.resolve(splitFile(prefix)), bytes);
    } else {
      light.addAll(terms);
    }
  }

  void write(int shard, Collection<Postings> terms) throws IOException {
    Files.write(
        segment.resolve(shardFile(shard)), Postings.encode(terms, range.shardBits(), range.size()));
  }

  List<Postings> readShard(Path from, int shard) throws IOException {
    byte[] bytes = Files.readAllBytes(from.resolve(shardFile(shard)));
    int bits = range.shardBits();
    return Postings.decode(bytes, shard << (32 - bits), bits, range.size());
  }

  List<Postings> readSplit(Path from, int prefix) throws IOException {
    byte[] bytes = Files.readAllBytes(from.resolve(splitFile(prefix)));
    return Postings.decode(bytes, prefix << (32 - Splits.PREFIX), Splits.PREFIX, range.size());
  }
}
