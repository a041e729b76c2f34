package org.gongshi.site.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;
import org.jspecify.annotations.Nullable;

/**
 * The data of each kind and month as CSV and JSON Lines, in the columns of the double publicity
 * exchange, with checksums. Every decision is a line of its own (a line per party in the exchange's
 * columns), in the order of day and id, so a new decision adds lines to the files of its kind and
 * month and changes the checksums; nothing else.
 */
final class OpenData {

  /** As {@code sha256sum} writes and reads it. */
  private static final String BETWEEN = "  ";

  private final Path site;
  private final SiteSettings settings;
  private final DecisionFiles texts;
  private final @Nullable Places last;
  private final SortedMap<String, String> sums = new TreeMap<>();

  OpenData(Path site, SiteSettings settings, DecisionFiles texts, @Nullable Places last) {
    this.site = site;
    this.settings = settings;
    this.texts = texts;
    this.last = last;
  }

  /**
   * Writes the files; those of a folder that the plan keeps are there already.
   *
   * @return their checksums by path
   */
  SortedMap<String, String> write(Plan.Bake plan) throws IOException {
    Map<String, String> before = plan.full() || last == null ? Map.of() : checksums(last);
    Set<String> changed =
        plan.written().stream().map(KnownDecision::id).collect(Collectors.toSet());
    try {
      plan.publishable().months().entrySet().parallelStream()
          .map(month -> sums(plan, month.getKey(), month.getValue(), changed, before))
          .toList()
          .forEach(own -> sums.putAll(own));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    StringBuilder lines = new StringBuilder();
    sums.forEach((path, sum) -> lines.append(sum).append(BETWEEN).append(name(path)).append('\n'));
    Path target = site.resolve(OpenDataPages.CHECKSUMS);
    Files.createDirectories(target.resolveSibling(""));
    Files.writeString(target, lines.toString());
    return sums;
  }

  private Map<String, String> sums(
      Plan.Bake plan,
      String list,
      List<KnownDecision> decisions,
      Set<String> changed,
      Map<String, String> before) {
    Kind kind = decisions.getFirst().decision().kind();
    MonthFiles files = new MonthFiles(site, kind, list, settings, texts);
    boolean kept = plan.kept().containsKey(Tree.folder(list));
    try {
      if (!kept) {
        files.write(decisions, changed, plan.full() ? null : last);
      }
      Map<String, String> own = new HashMap<>();
      for (String path : files.paths()) {
        String known = kept ? before.get(name(path)) : null;
        own.put(path, known != null ? known : Sha256.of(place(path, kept)));
      }
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path place(String path, boolean kept) {
    return kept && last != null ? last.resolve(path) : site.resolve(path);
  }

  /** What a release says of its files, by name. */
  private static Map<String, String> checksums(Places release) throws IOException {
    Map<String, String> sums = new HashMap<>();
    Path file = release.resolve(OpenDataPages.CHECKSUMS);
    if (Files.isRegularFile(file)) {
      for (String line : Files.readAllLines(file)) {
        int end = line.indexOf(BETWEEN);
        sums.put(line.substring(end + BETWEEN.length()), line.substring(0, end));
      }
    }
    return sums;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
