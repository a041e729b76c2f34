package org.gongshi.site.search.shards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.gongshi.site.content.Beside;
import org.jspecify.annotations.Nullable;

/**
 * Makes a segment from the last release's one of the same numbers when few of its documents
 * changed: only the files of their terms are written anew, all others are linked. The bytes are
 * those that {@link SegmentWriter} would write.
 */
final class SegmentEdit {

  /** From this share of its documents on, writing the whole segment is quicker. */
  static final int WORTHWHILE = 32;

  private final Entries entries;
  private final Path before;
  private final Path after;
  private final Range range;
  private final Splits splits;
  private final TermFiles files;
  private final Facets facets;
  private final Set<String> bundles = new HashSet<>();
  private final Queue<String> linked = new ConcurrentLinkedQueue<>();

  SegmentEdit(Entries entries, Segment last, Path before, Path after) throws IOException {
    this.entries = entries;
    this.before = before;
    this.after = after;
    this.range = last.range();
    this.splits = Splits.decode(last.split());
    this.files = new TermFiles(after, range, splits);
    this.facets = Facets.read(before);
  }

  Segment write(String name) throws IOException {
    SortedMap<Integer, SortedMap<Integer, List<Change>>> shards = new TreeMap<>();
    for (Map.Entry<Integer, Optional<Written>> change : entries.changes().entrySet()) {
      if (range.contains(change.getKey())) {
        Optional<Written> now = change.getValue();
        collect(change.getKey(), now.isPresent() ? now.get().entry() : null, shards);
      }
    }
    List<Beside.Work> parts = new ArrayList<>();
    Set<String> changed = new HashSet<>();
    shards.forEach(
        (shard, changes) -> {
          parts.add(() -> shard(shard, changes));
          changed.add(TermFiles.shardFile(shard));
          changes.keySet().forEach(prefix -> changed.add(TermFiles.splitFile(prefix)));
        });
    parts.add(() -> Files.write(after.resolve(Facets.FILE), facets.bytes()));
    for (String folder : TermFiles.FOLDERS) {
      parts.add(() -> linkOthers(folder, changed));
    }
    onAllCores(parts);
    return new Segment(
        name, range.from(), range.to(), range.shardBits(), splits.encoded(), facets.years());
  }

  /** The files that are the last release's. */
  List<String> linked() {
    return List.copyOf(linked);
  }

  /** Whoever takes a decision down waits for this and for little else. */
  private static void onAllCores(List<Beside.Work> parts) throws IOException {
    try {
      parts.parallelStream()
          .forEach(
              part -> {
                try {
                  part.run();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A document that gains or loses a term. */
  private record Change(int hash, int document, boolean gains) {}

  private void collect(
      int number, @Nullable Entry now, SortedMap<Integer, SortedMap<Integer, List<Change>>> shards)
      throws IOException {
    int first = number - number % Bundles.SIZE;
    Entry old = entries.before(number).get(number - first);
    int[] had = old == null ? new int[0] : Grams.of(old);
    int[] has = now == null ? new int[0] : Grams.of(now);
    changes(had, has, number, false, shards);
    changes(has, had, number, true, shards);
    if (now == null) {
      facets.clear(number - range.from());
    } else {
      facets.set(number - range.from(), now);
    }
    String bundle = Bundles.file(number);
    if (bundles.add(bundle)) {
      int to = Math.min(range.to(), first + Bundles.SIZE);
      Files.write(after.resolve(bundle), Bundles.encode(entries.bundle(first, to)));
    }
  }

  private void changes(
      int[] hashes,
      int[] others,
      int number,
      boolean gains,
      SortedMap<Integer, SortedMap<Integer, List<Change>>> shards) {
    Set<Integer> kept = new HashSet<>(Arrays.stream(others).boxed().toList());
    for (int hash : hashes) {
      if (!kept.contains(hash)) {
        shards
            .computeIfAbsent(files.shard(hash), key -> new TreeMap<>())
            .computeIfAbsent(TermFiles.prefix(hash), key -> new ArrayList<>())
            .add(new Change(hash, number - range.from(), gains));
      }
    }
  }

  private void shard(int shard, Map<Integer, List<Change>> changes) throws IOException {
    NavigableMap<Integer, Postings> light = byHash(files.readShard(before, shard));
    boolean touched = false;
    for (Map.Entry<Integer, List<Change>> change : changes.entrySet()) {
      int prefix = change.getKey();
      boolean wasSplit = splits.contains(prefix);
      NavigableMap<Integer, Postings> terms =
          wasSplit ? byHash(files.readSplit(before, prefix)) : taken(light, prefix);
      for (Change one : change.getValue()) {
        apply(terms, one);
      }
      splits.remove(prefix);
      List<Postings> back = new ArrayList<>();
      if (!terms.isEmpty()) {
        files.place(List.copyOf(terms.values()), back);
      }
      back.forEach(term -> light.put(key(term.hash()), term));
      touched |= !wasSplit || !back.isEmpty();
    }
    if (touched) {
      files.write(shard, light.values());
    } else {
      link(TermFiles.shardFile(shard));
    }
  }

  private static void apply(NavigableMap<Integer, Postings> terms, Change change) {
    int key = key(change.hash());
    Postings term = terms.get(key);
    if (change.gains()) {
      terms.put(
          key,
          term == null
              ? new Postings(change.hash(), new int[] {change.document()})
              : term.with(change.document()));
    } else if (term != null) {
      term.without(change.document())
          .ifPresentOrElse(t -> terms.put(key, t), () -> terms.remove(key));
    }
  }

  /** Takes the terms of a prefix out of their shard. */
  private static NavigableMap<Integer, Postings> taken(
      NavigableMap<Integer, Postings> light, int prefix) {
    int first = key(prefix << (32 - Splits.PREFIX));
    Map<Integer, Postings> group = light.subMap(first, true, first | (-1 >>> Splits.PREFIX), true);
    NavigableMap<Integer, Postings> taken = new TreeMap<>(group);
    group.clear();
    return taken;
  }

  private static NavigableMap<Integer, Postings> byHash(List<Postings> terms) {
    NavigableMap<Integer, Postings> map = new TreeMap<>();
    terms.forEach(term -> map.put(key(term.hash()), term));
    return map;
  }

  /** Orders hashes as numbers without sign. */
  private static int key(int hash) {
    return hash ^ Integer.MIN_VALUE;
  }

  /**
   * Links the files of a folder of terms that no change can touch.
   *
   * @param changed those of the terms of documents that changed
   */
  private void linkOthers(String folder, Set<String> changed) throws IOException {
    try (Stream<Path> paths = Files.list(before.resolve(folder))) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String file = folder + "/" + path.getFileName();
        if (!changed.contains(file)) {
          link(file);
        }
      }
    }
  }

  private void link(String file) throws IOException {
    Links.link(before.resolve(file), after.resolve(file));
    linked.add(file);
  }
}
