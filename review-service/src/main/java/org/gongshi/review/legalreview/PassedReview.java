package org.gongshi.review.legalreview;

/**
 * A review that let the proposal through.
 *
 * @param materialsSha256 of exactly what was reviewed, lower-case hex
 */
public record PassedReview(long id, long reviewerId, String materialsSha256) {}
