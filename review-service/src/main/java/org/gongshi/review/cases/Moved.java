package org.gongshi.review.cases;

/** The answer to a deed that moved a case: where it stands now. */
public record Moved(String id, CaseState state) {}
