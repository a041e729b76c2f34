package org.gongshi.site.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * The data of each kind and year as CSV and JSON Lines, in the columns of the double publicity
 * exchange, with checksums. Every decision is a line of its own (a line per party in the exchange's
 * columns), in the order of day and id, so a new decision adds lines to the files of its kind and
 * year and changes the checksums; nothing else.
 */
final class OpenData {

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
   * Writes the files; those of a year in which the plan changes nothing are taken over.
   *
   * @return their checksums by path
   */
  SortedMap<String, String> write(Plan.Bake plan) throws IOException {
    Map<Kind, Map<Integer, List<KnownDecision>>> byYear = new TreeMap<>();
    for (List<KnownDecision> month : plan.publishable().months().values()) {
      Decision one = month.getFirst().decision();
      byYear
          .computeIfAbsent(one.kind(), kind -> new TreeMap<>())
          .computeIfAbsent(one.decidedOn().getYear(), year -> new ArrayList<>())
          .addAll(month);
    }
    List<Year> years = new ArrayList<>();
    byYear.forEach(
        (kind, own) ->
            own.forEach(
                (year, decisions) ->
                    years.add(
                        new Year(new YearFiles(site, kind, year, settings, texts), decisions))));
    try {
      for (var own : years.parallelStream().map(year -> sums(plan, year)).toList()) {
        sums.putAll(own);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    StringBuilder lines = new StringBuilder();
    sums.forEach((path, sum) -> lines.append(sum).append("  ").append(name(path)).append('\n'));
    try (Writer checksums = open(OpenDataPages.CHECKSUMS)) {
      checksums.write(lines.toString());
    }
    return sums;
  }

  private record Year(YearFiles files, List<KnownDecision> decisions) {}

  private Map<String, String> sums(Plan.Bake plan, Year year) {
    try {
      boolean same = takesOver(plan, year.files());
      if (!same) {
        year.files().write(year.decisions(), plan, last);
      }
      Map<String, String> own = new HashMap<>();
      for (String path : year.files().paths()) {
        PublicFile before = plan.root().files().get(path);
        own.put(path, same && before != null ? before.sha256() : Sha256.of(site.resolve(path)));
      }
      return own;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean takesOver(Plan.Bake plan, YearFiles files) throws IOException {
    if (plan.full()
        || last == null
        || plan.folders().keySet().stream().anyMatch(files::isMonthOf)) {
      return false;
    }
    for (String path : files.paths()) {
      Path target = site.resolve(path);
      Files.createDirectories(target.resolveSibling(""));
      Files.createLink(target, last.resolve(path));
    }
    return true;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Writer open(String path) throws IOException {
    Path target = site.resolve(path);
    Files.createDirectories(target.resolveSibling(""));
    return Files.newBufferedWriter(target);
  }
}
