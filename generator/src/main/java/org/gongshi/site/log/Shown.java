package org.gongshi.site.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.takedown.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * What a release shows, or as much of it as differs from another's.
 *
 * @param live hashes of signature files, by id
 * @param gone what was taken down, by id
 */
record Shown(Map<String, String> live, Map<String, Suppression> gone) {

  static final Shown NOTHING = new Shown(Map.of(), Map.of());

  /** All that a release shows: reads what is known of every folder. */
  static Shown of(Manifest manifest, Map<String, Suppression> gone) {
    Map<String, String> live = new HashMap<>();
    manifest.sources().forEach((id, source) -> live.put(id, source.signatureSha256()));
    return new Shown(live, gone);
  }

  /** All that a release of this plan will show. */
  static Shown allOf(Plan.Bake plan) {
    Map<String, String> live = new HashMap<>();
    for (KnownDecision known : plan.publishable().decisions()) {
      live.put(known.id(), known.signatureSha256());
    }
    return new Shown(live, gone(plan));
  }

  /** What it will show in folders that change. */
  static Shown changedBy(Plan.Bake plan) {
    return new Shown(live(plan, Plan.Folder::sources), gone(plan));
  }

  /**
   * What the last release shows there, but for what is in a folder that does not change too.
   *
   * @param now what this one will show there
   */
  static Shown before(Plan.Bake plan, Shown now) {
    Map<String, String> live = live(plan, folder -> folder.last().sources());
    Set<String> removed = Set.copyOf(plan.removed());
    live.keySet().removeIf(id -> !now.live.containsKey(id) && !removed.contains(id));
    return new Shown(live, plan.last().gone());
  }

  private static Map<String, String> live(
      Plan.Bake plan, Function<Plan.Folder, Map<String, Source>> sources) {
    Map<String, String> live = new HashMap<>();
    plan.folders()
        .forEach(
            (path, folder) -> {
              if (path.startsWith("decisions/")) {
                sources
                    .apply(folder)
                    .forEach((id, source) -> live.put(id, source.signatureSha256()));
              }
            });
    return live;
  }

  private static Map<String, Suppression> gone(Plan.Bake plan) {
    Map<String, Suppression> gone = new HashMap<>();
    plan.publishable().gone().forEach(suppression -> gone.put(suppression.id(), suppression));
    return gone;
  }

  /**
   * What happened since: first what left, then what came, each by id.
   *
   * @param at when
   */
  List<LogEntry> since(Shown was, Instant at) {
    Map<String, LogEntry> left = new TreeMap<>();
    Map<String, LogEntry> came = new TreeMap<>();
    gone.forEach(
        (id, suppression) -> {
          Suppression before = was.gone.get(id);
          if (before == null || before.exit() != suppression.exit()) {
            left.put(id, LogEntry.of(at, Happening.of(suppression.exit()), id, null));
          }
        });
    for (String id : was.live.keySet()) {
      if (!live.containsKey(id) && !gone.containsKey(id)) {
        left.put(id, LogEntry.of(at, Happening.REMOVED, id, null));
      }
    }
    live.forEach(
        (id, signature) -> {
          String before = was.live.get(id);
          if (!signature.equals(before)) {
            came.put(id, LogEntry.of(at, event(before), id, signature));
          }
        });
    List<LogEntry> all = new ArrayList<>(left.values());
    all.addAll(came.values());
    return all;
  }

  private static Happening event(@Nullable String before) {
    return before == null ? Happening.PUBLISHED : Happening.UPDATED;
  }
}
