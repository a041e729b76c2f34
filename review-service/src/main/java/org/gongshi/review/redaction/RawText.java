package org.gongshi.review.redaction;

/**
 * Text as it was written in the case. It may hold names and numbers, so it prints only its length.
 */
public record RawText(String value) {
  @Override
  public String toString() {
    return "RawText[" + value.length() + " characters]";
  }
}
