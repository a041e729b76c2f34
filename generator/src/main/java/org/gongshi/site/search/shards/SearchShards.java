package org.gongshi.site.search.shards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gongshi.site.content.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The step's door: writes the folder from which a browser searches without a server.
 *
 * <p>Every decision has a number, given once in the order of publication. What is written follows
 * from the decisions and their numbers alone, so a build that changes little gives the same bytes
 * as one that writes all. The bytes of a decision that was removed are in none of the files: its
 * bundle, the lists of its terms, the facets and the ledger are written anew without it.
 */
public final class SearchShards {

  /** Where the shards lie below the site's root. */
  public static final String FOLDER = "search/data";

  private SearchShards() {}

  /**
   * Writes the shards of these decisions, every file of them anew.
   *
   * @param last the folder of the last release, where there is one: its numbers are kept, unless
   *     most of them are empty
   * @param into an empty folder, or none yet
   * @param decisions all that are public
   */
  public static void write(@Nullable Path last, Path into, Collection<Written> decisions)
      throws IOException {
    Last before = Last.read(last);
    Last numbers = new Last(null, List.of(), before.isSparse() ? new Ledger() : before.ledger());
    Set<String> removed = new HashSet<>(numbers.ledger().ids());
    decisions.forEach(decision -> removed.remove(decision.id()));
    change(numbers, into, decisions, removed, Links.sharing(null, into));
  }

  /**
   * Whether most numbers of the last release are empty, so that its shards are written anew under
   * new ones: a build of what changed has to do then what a build of everything does.
   *
   * @param last the folder of the last release
   */
  public static boolean isSparse(Path last) throws IOException {
    return Last.isSparse(last);
  }

  /**
   * Writes the shards of the last release with changes: the same as {@link #write} in less time.
   *
   * @param last the folder of the last release
   * @param written decisions that are new or have changed
   * @param removed ids of decisions that are no longer public
   */
  public static void update(
      Path last, Path into, Collection<Written> written, Set<String> removed, Sharing sharing)
      throws IOException {
    change(Last.read(last), into, written, removed, sharing);
  }

  /**
   * A file as it is to be scanned for traces: packed text is unpacked.
   *
   * @param path below the site's root
   */
  public static byte[] plain(String path, byte[] bytes) throws IOException {
    if (!path.startsWith(FOLDER + "/")) {
      return bytes;
    }
    if (path.endsWith("/" + Facets.FILE)) {
      return Bundles.unzip(bytes);
    }
    return Bundles.isBundle(path) ? Bundles.text(bytes).getBytes(StandardCharsets.UTF_8) : bytes;
  }

  private static void change(
      Last last, Path into, Collection<Written> written, Set<String> removed, Sharing sharing)
      throws IOException {
    Ledger ledger = last.ledger();
    Map<Integer, Optional<Written>> changes = new TreeMap<>();
    for (String id : removed) {
      int number = ledger.number(id);
      if (number >= 0) {
        changes.put(number, Optional.empty());
        ledger.clear(number);
      }
    }
    List<Written> inOrder =
        written.stream()
            .sorted(Comparator.comparing(Written::decidedOn).thenComparing(Written::id))
            .toList();
    for (Written one : inOrder) {
      int number = ledger.number(one.id());
      if (number < 0) {
        changes.put(ledger.add(one.line()), Optional.of(one));
      } else if (last.folder() == null || !ledger.line(number).equals(one.line())) {
        ledger.set(number, one.line());
        changes.put(number, Optional.of(one));
      }
    }
    Entries entries = new Entries(last.folder(), last.segments(), changes);
    List<Segment> segments = new ArrayList<>();
    Files.createDirectories(into);
    for (Range range : Range.of(ledger.size())) {
      segments.add(segment(last, into, range, ledger, entries, sharing));
    }
    Files.write(into.resolve(Bundles.PHRASES), Bundles.packedPhrases());
    Directory.of(ledger.live(), segments).write(into);
  }

  private static Segment segment(
      Last last, Path into, Range range, Ledger ledger, Entries entries, Sharing sharing)
      throws IOException {
    Segment same = last.of(range);
    if (same != null && entries.changes().keySet().stream().noneMatch(range::contains)) {
      sharing.whole(same.name(), same.name());
      return same;
    }
    byte[] lines = ledger.bytes(range);
    String name = Sha256.of(range + "\n" + Sha256.of(lines)).substring(0, 16);
    Path folder = into.resolve(name);
    Blocks blocks = new Blocks(last, entries, folder, range, sharing);
    Path lastFolder = last.folder();
    Segment segment;
    if (same != null && lastFolder != null && isEdit(entries, range)) {
      SegmentEdit edit = new SegmentEdit(entries, same, lastFolder.resolve(same.name()), folder);
      segment = edit.write(name);
      blocks.linkOthers(same, sharing);
      sharing.parts(same.name(), name, edit.linked());
    } else {
      segment = new SegmentWriter(entries, folder, range, blocks).write(name);
    }
    Files.write(folder.resolve(Ledger.FILE), lines);
    return segment;
  }

  private static boolean isEdit(Entries entries, Range range) {
    long changed = entries.changes().keySet().stream().filter(range::contains).count();
    return changed * SegmentEdit.WORTHWHILE <= range.size();
  }
}
