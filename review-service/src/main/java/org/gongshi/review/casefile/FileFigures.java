package org.gongshi.review.casefile;

import java.util.Set;

/**
 * What statistics count in the files of some cases.
 *
 * @param complete keys of the cases in whose file nothing of their list is missing
 * @param documents that are in the files now
 * @param electronic those of them that are electronic
 */
public record FileFigures(Set<Long> complete, int documents, int electronic) {
  public FileFigures {
    complete = Set.copyOf(complete);
  }
}
