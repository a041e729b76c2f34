package org.gongshi.review.legalreview;

/**
 * A review that let the proposal through.
 *
 * @param submissionNumber which submission was reviewed
 * @param materialsSha256 of exactly what was reviewed, lower-case hex
 */
public record PassedReview(
    long id, long reviewerId, int submissionNumber, String materialsSha256) {}
