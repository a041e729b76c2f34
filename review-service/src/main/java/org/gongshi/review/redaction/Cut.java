package org.gongshi.review.redaction;

/**
 * One span that is replaced.
 *
 * @param start first UTF-16 unit of the original
 * @param end one past the last UTF-16 unit of the original
 * @param rule which rule found it, a stable code
 */
public record Cut(int start, int end, CutKind kind, String rule, String replacement) {
  int length() {
    return end - start;
  }
}
