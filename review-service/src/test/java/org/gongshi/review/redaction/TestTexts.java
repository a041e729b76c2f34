package org.gongshi.review.redaction;

/** Public text for tests of the steps after this one; nobody else makes any. */
public final class TestTexts {
  private TestTexts() {}

  public static PublicText of(String text) {
    return new PublicText(text);
  }
}
