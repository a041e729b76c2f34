package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongshi.site.bake.Labels;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.PerList;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * One feed of all decisions, and one for each kind and each organ that has any. A feed whose
 * decisions are those of the last release is its file.
 */
final class LatestFeeds {

  private final Path site;
  private final SiteSettings settings;
  private final Plan.Bake plan;
  private final @Nullable Places last;
  private final SortedMap<String, String> made = new TreeMap<>();
  private final Map<String, PublicFile> kept = new HashMap<>();

  LatestFeeds(Path site, SiteSettings settings, Plan.Bake plan, @Nullable Places last) {
    this.site = site;
    this.settings = settings;
    this.plan = plan;
    this.last = last;
  }

  SortedMap<String, String> made() {
    return made;
  }

  Map<String, PublicFile> kept() {
    return kept;
  }

  /**
   * Writes all of them. Of most months nothing is looked at but the newest decision of each organ.
   *
   * @param newest what is known of months
   */
  void write(PerList<Map<String, List<KnownDecision>>> newest) throws IOException {
    AtomFeed.Latest all = new AtomFeed.Latest();
    Map<Kind, AtomFeed.Latest> byKind = new EnumMap<>(Kind.class);
    Map<String, AtomFeed.Latest> byOrgan = new TreeMap<>();
    SortedMap<String, List<KnownDecision>> months = plan.publishable().months();
    newest.retain(months.keySet());
    List<String> lists = new ArrayList<>(months.keySet());
    lists.sort(Comparator.comparing(LatestFeeds::month).reversed());
    for (String list : lists) {
      List<KnownDecision> month = months.getOrDefault(list, List.of());
      Kind kind = month.getFirst().decision().kind();
      AtomFeed.Latest ofKind = byKind.computeIfAbsent(kind, key -> new AtomFeed.Latest());
      newest
          .get(list, month, LatestFeeds::newest)
          .forEach(
              (organ, decisions) -> {
                AtomFeed.Latest own = byOrgan.computeIfAbsent(organ, key -> new AtomFeed.Latest());
                for (KnownDecision known : decisions) {
                  boolean among = all.add(known);
                  among |= ofKind.add(known);
                  among |= own.add(known);
                  if (!among) {
                    break;
                  }
                }
              });
    }
    feed("decisions", "最新行政执法决定", all);
    for (Kind kind : Kind.values()) {
      String title = "最新" + Labels.of(kind) + "决定";
      feed(kind.slug(), title, byKind.getOrDefault(kind, new AtomFeed.Latest()));
    }
    for (Map.Entry<String, AtomFeed.Latest> organ : byOrgan.entrySet()) {
      String name = organ.getValue().list().getFirst().decision().organ().name();
      feed("organ-" + organ.getKey(), name + "最新行政执法决定", organ.getValue());
    }
  }

  /** {@code 2026-10} of {@code penalty/2026-10}. */
  private static String month(String list) {
    return list.substring(list.indexOf('/') + 1);
  }

  /** The decisions of a month by the code of their organ, newest first. */
  private static Map<String, List<KnownDecision>> newest(List<KnownDecision> month) {
    return month.stream()
        .sorted(AtomFeed.NEWEST_FIRST)
        .collect(Collectors.groupingBy(known -> known.decision().organ().code()));
  }

  private void feed(String name, String title, AtomFeed.Latest decisions) throws IOException {
    List<KnownDecision> latest = decisions.list();
    String atom = "feeds/" + name + ".atom";
    String json = "feeds/" + name + ".json";
    StringBuilder of = new StringBuilder(title);
    latest.forEach(known -> of.append('\n').append(known.sha256()));
    String print = Sha256.print(of.toString());
    made.put(atom, print);
    made.put(json, print);
    if (keeps(atom, print) && keeps(json, print)) {
      return;
    }
    String full = settings.name() + "：" + title;
    List<Decision> texts = latest.stream().map(KnownDecision::decision).toList();
    AtomFeed.write(site, settings, atom, full, texts);
    JsonFeed.write(site, settings, json, full, texts);
  }

  private boolean keeps(String path, String print) throws IOException {
    PublicFile file = plan.root().files().get(path);
    if (plan.full()
        || last == null
        || file == null
        || !print.equals(plan.root().made().get(path))) {
      return false;
    }
    Path target = site.resolve(path);
    Files.createDirectories(target.resolveSibling(""));
    Files.deleteIfExists(target);
    Files.createLink(target, last.resolve(path));
    kept.put(path, file);
    return true;
  }
}
