package org.gongshi.review.legalreview;

/**
 * What was submitted last and has not changed since.
 *
 * @param materialsSha256 of exactly what was submitted, lower-case hex
 */
public record Submission(int number, String materialsSha256) {}
