package org.gongshi.review.http;

/**
 * One thing wrong with a request.
 *
 * @param field the path of the field, such as {@code parties[0].idNumber}
 * @param rule a stable code for programs
 * @param advice what to do, in Chinese, for people; never holds the value that was sent
 */
public record Violation(String field, String rule, String advice) {}
