package org.gongshi.site.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Progress;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.plan.Places;
import org.gongshi.site.search.SearchIndex;
import org.gongshi.site.search.shards.SearchShards;

/**
 * The step's door after the switch: reads every byte of the current release and counts where an id
 * still stands. A path contains its id, so this finds addresses too; the index is asked for the id
 * besides.
 */
public final class Surfaces {

  private Surfaces() {}

  /**
   * Where a decision can show. Tombstones are not among them, and what a later edition says of the
   * one before it is not counted: both name the id by design.
   */
  public enum Surface {
    PAGES,
    LISTS,
    FEEDS,
    SITEMAP,
    DATA,
    SEARCH_INDEX
  }

  /** What was read of a surface, and how often the id stood there. */
  public record Scan(Surface surface, int files, long bytes, int hits) {}

  /**
   * Scans a release.
   *
   * @param places where its public files lie
   * @param folder its index
   * @param ids what has to be gone; what tells others of the removal names them by design
   * @return per id, a line for every surface
   */
  public static Map<String, List<Scan>> scan(
      Places places, Path folder, Set<String> ids, Progress progress) throws IOException {
    Map<Surface, Tally> tallies = new EnumMap<>(Surface.class);
    for (Surface surface : Surface.values()) {
      tallies.put(surface, new Tally());
    }
    List<String> paths =
        places.files().stream()
            .filter(path -> !path.startsWith("gone/") && !Feeds.tellsOfRemoved(path))
            .toList();
    AtomicLong done = new AtomicLong();
    IdTraces traces = new IdTraces(ids);
    try {
      paths.parallelStream()
          .forEach(
              path -> {
                Tally tally = tallies.get(surface(path));
                if (tally != null) {
                  scan(places, path, traces, tally);
                }
                progress.at("扫描撤下痕迹", done.incrementAndGet(), paths.size());
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Tally index = tallies.computeIfAbsent(Surface.SEARCH_INDEX, key -> new Tally());
    for (String path : FoundFiles.below(folder).files()) {
      index.add(Files.size(folder.resolve(path)), Map.of());
    }
    try (SearchIndex open = SearchIndex.open(folder)) {
      inIndex(folder, open, ids).forEach((id, n) -> index.hits.merge(id, n, Integer::sum));
    }
    Map<String, List<Scan>> scans = new TreeMap<>();
    for (String id : ids) {
      List<Scan> lines = new ArrayList<>();
      tallies.forEach(
          (surface, t) ->
              lines.add(new Scan(surface, t.files, t.bytes, t.hits.getOrDefault(id, 0))));
      scans.put(id, lines);
    }
    return scans;
  }

  private static void scan(Places places, String path, IdTraces traces, Tally tally) {
    try {
      byte[] bytes = Files.readAllBytes(places.resolve(path));
      Map<String, Integer> hits = new TreeMap<>();
      for (Map.Entry<String, Integer> hit :
          traces.ofFile(path, SearchShards.plain(path, bytes)).entrySet()) {
        if (!Naming.byLaterEdition(places, path, hit.getKey())) {
          hits.put(hit.getKey(), hit.getValue());
        }
      }
      tally.add(bytes.length, hits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hits in the index: its bytes as they lie on disk, and its answers. */
  static Map<String, Integer> inIndex(Path folder, SearchIndex index, Set<String> ids)
      throws IOException {
    Map<String, Integer> hits = new TreeMap<>();
    IdTraces traces = new IdTraces(ids);
    for (String path : FoundFiles.below(folder).files()) {
      traces.in(folder.resolve(path)).forEach((id, n) -> hits.merge(id, n, Integer::sum));
    }
    for (String id : ids) {
      int answers = index.count(id);
      if (answers > 0) {
        hits.merge(id, answers, Integer::sum);
      }
    }
    return hits;
  }

  private static Surface surface(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (path.startsWith(SearchShards.FOLDER + "/")) {
      return Surface.SEARCH_INDEX;
    }
    if (path.startsWith("feeds/")) {
      return Surface.FEEDS;
    }
    if (name.startsWith("sitemap") && name.endsWith(".xml")) {
      return Surface.SITEMAP;
    }
    if (path.startsWith("data/")
        || OpenDataPages.isFile(name)
        || name.endsWith(".json")
        || name.endsWith(".sig")
        || isAttachment(path)) {
      return Surface.DATA;
    }
    boolean list = name.equals("index.html") || name.startsWith("page-");
    boolean group = path.startsWith("organs/") || path.startsWith("matters/");
    return list || group ? Surface.LISTS : Surface.PAGES;
  }

  private static boolean isAttachment(String path) {
    return path.startsWith("decisions/") && path.matches(".*\\.(?:pdf|jpg|png)");
  }

  private static final class Tally {
    private int files;
    private long bytes;
    private final Map<String, Integer> hits = new TreeMap<>();

    synchronized void add(long size, Map<String, Integer> more) {
      files++;
      bytes += size;
      more.forEach((id, n) -> hits.merge(id, n, Integer::sum));
    }
  }
}
