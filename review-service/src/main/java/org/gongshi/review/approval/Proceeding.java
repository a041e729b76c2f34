package org.gongshi.review.approval;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A reconsideration or suit that was accepted, as far as the public may know of it: neither who
 * brought it nor its number, by which a court's own publication would lead back to a name that was
 * cut here.
 *
 * @param body as an official wrote it; raw
 * @param outcome null while it goes on
 * @param endedOn the day on which the outcome took effect, Asia/Shanghai
 */
public record Proceeding(
    RemedyKind kind,
    String body,
    LocalDate acceptedOn,
    boolean suspendsExecution,
    @Nullable RemedyOutcome outcome,
    @Nullable LocalDate endedOn) {}
