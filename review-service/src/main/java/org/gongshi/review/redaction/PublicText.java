package org.gongshi.review.redaction;

/** Text that went through the redaction. Only this package can make one. */
public final class PublicText {
  private final String value;

  PublicText(String value) {
    this.value = value;
  }

  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicText text && text.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
