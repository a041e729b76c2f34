package org.gongshi.site.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.plan.Manifest.PublicFile;

/**
 * Files of a staged release as they lie on disk, and what was found wrong with them.
 *
 * @param findings each once, in the order of fault and path
 */
public record Verified(SortedMap<String, PublicFile> files, List<Finding> findings) {

  public Verified {
    findings =
        findings.stream()
            .distinct()
            .sorted(
                Comparator.comparing(Finding::fault)
                    .thenComparing(Finding::path)
                    .thenComparing(Finding::detail))
            .toList();
  }

  /** These files and findings, and those of another part of the release. */
  public Verified and(Verified other) {
    SortedMap<String, PublicFile> all = new TreeMap<>(files);
    all.putAll(other.files());
    return new Verified(all, findings).and(other.findings());
  }

  /** The same files with more findings. */
  public Verified and(List<Finding> more) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(more);
    return new Verified(files, all);
  }
}
