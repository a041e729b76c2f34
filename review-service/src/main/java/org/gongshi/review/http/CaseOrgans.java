package org.gongshi.review.http;

import org.jspecify.annotations.Nullable;

/** Knows which organ a case belongs to; a case never changes its organ. */
public interface CaseOrgans {
  /** The organ's credit code, or null if there is no such case. */
  @Nullable String organOf(String caseId);
}
