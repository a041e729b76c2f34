package org.gongshi.review.redaction;

/** Down to where a home address is published; what comes after is cut. */
enum AddressLevel {
  NOTHING(0),
  PROVINCE(1),
  CITY(2),
  DISTRICT(3);

  /** How many parts of an address stay, from the greatest. */
  private final int parts;

  AddressLevel(int parts) {
    this.parts = parts;
  }

  int parts() {
    return parts;
  }
}
