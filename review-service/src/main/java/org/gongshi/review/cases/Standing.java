package org.gongshi.review.cases;

import org.jspecify.annotations.Nullable;

/**
 * What the rules need to know of a case.
 *
 * @param reviewer who passed the legal review last, or null while nobody has
 * @param reviewStands whether that review was of the case exactly as it is now
 * @param approver who decided, or null before the decision
 * @param drafter who drafted the redaction, or null
 * @param proposer who proposed the disclosure, or null
 */
public record Standing(
    CaseState state,
    Procedure procedure,
    boolean reviewRequired,
    boolean stateSecret,
    long handler,
    @Nullable Long reviewer,
    boolean reviewStands,
    @Nullable Long approver,
    @Nullable Long drafter,
    @Nullable Long proposer,
    Marks marks) {}
