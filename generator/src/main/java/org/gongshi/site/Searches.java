package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Progress;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.search.IndexUpdate;
import org.gongshi.site.search.shards.SearchShards;
import org.gongshi.site.search.shards.Sharing;
import org.gongshi.site.search.shards.Written;
import org.jspecify.annotations.Nullable;

/**
 * Both searches of a release, made from those of the last one and what changed where they can be.
 */
final class Searches {

  private static final int SMALL = 1_000;

  private final Plan.Bake plan;
  private final DecisionFiles files;
  private final Progress progress;

  Searches(Plan.Bake plan, DecisionFiles files, Progress progress) {
    this.plan = plan;
    this.files = files;
    this.progress = progress;
  }

  /** Whether little changes, so that the shards may be written beside everything else. */
  boolean areSmall() {
    return !plan.full() && plan.written().size() + plan.removed().size() <= SMALL;
  }

  /**
   * Begins the index, to which the bake adds what it writes.
   *
   * @param before the last release's
   */
  IndexUpdate index(@Nullable Path before, Path into) throws IOException {
    if (plan.full() || before == null) {
      return IndexUpdate.anew(into);
    }
    Set<String> gone = new HashSet<>(plan.removed());
    plan.written().forEach(known -> gone.add(known.id()));
    return IndexUpdate.of(before, into, gone);
  }

  /**
   * Writes the shards.
   *
   * @param before the last release's
   */
  void shards(@Nullable Path before, Path into, Sharing sharing) throws IOException {
    if (plan.full() || before == null || SearchShards.isSparse(before)) {
      SearchShards.write(before, into, written(plan.publishable().decisions()));
    } else {
      SearchShards.update(
          before, into, written(plan.written()), Set.copyOf(plan.removed()), sharing);
    }
  }

  /** Each is read when its turn comes. */
  private List<Written> written(List<KnownDecision> known) {
    AtomicLong done = new AtomicLong();
    return known.stream()
        .map(
            one ->
                new Written(
                    one.id(),
                    one.decision().decidedOn(),
                    one.sha256(),
                    () -> {
                      progress.at("建立检索文件", done.incrementAndGet(), known.size());
                      return files.decision(one);
                    }))
        .toList();
  }
}
