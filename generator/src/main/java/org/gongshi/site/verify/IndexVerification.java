package org.gongshi.site.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.search.SearchIndex;
import org.gongshi.site.takedown.Suppression;
import org.gongshi.site.verify.Finding.Fault;
import org.jspecify.annotations.Nullable;

/** The look at the index of a release before the switch. */
public final class IndexVerification {

  private final Plan.Bake plan;
  private final @Nullable Path last;

  /**
   * A look at one index.
   *
   * @param last that of the last release
   */
  public IndexVerification(Plan.Bake plan, @Nullable Path last) {
    this.plan = plan;
    this.last = last;
  }

  /**
   * Reads its new files. A segment that is the last release's was read then; it holds nothing that
   * was taken down since where no document of it has the id, and none is deleted. The scan after
   * the switch reads all of them.
   */
  public List<Finding> look(Path index) throws IOException {
    Set<String> gone =
        plan.publishable().gone().stream().map(Suppression::id).collect(Collectors.toSet());
    IdTraces suppressed = new IdTraces(gone);
    Set<String> found = new TreeSet<>();
    for (String path : FoundFiles.below(index).files()) {
      if (!isOld(index, path)) {
        found.addAll(suppressed.in(index.resolve(path)).keySet());
      }
    }
    List<Finding> findings = new ArrayList<>();
    try (SearchIndex search = SearchIndex.open(index)) {
      int live = plan.publishable().decisions().size();
      if (search.size() != live || search.hasDeleted()) {
        findings.add(new Finding(Fault.INDEX_INCOMPLETE, "index", String.valueOf(search.size())));
      }
      for (String id : plan.full() ? gone : Set.copyOf(plan.news().takenDown())) {
        if (search.count(id) > 0) {
          found.add(id);
        }
      }
    }
    found.forEach(id -> findings.add(new Finding(Fault.SUPPRESSED_TRACE, "index", id)));
    return findings;
  }

  /** Whether a file is the very file of the last release, which was read then. */
  private boolean isOld(Path index, String path) throws IOException {
    return last != null
        && !plan.full()
        && Files.exists(last.resolve(path))
        && Files.isSameFile(index.resolve(path), last.resolve(path));
  }
}
