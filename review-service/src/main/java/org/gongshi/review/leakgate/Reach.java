package org.gongshi.review.leakgate;

import org.gongshi.review.redaction.LeakSearch.Secret;

/** Where the sight of a secret is a leak. */
enum Reach {
  /** Nobody else has this number: wherever it stands, it is this one. */
  ANYWHERE,
  /**
   * Another may bear the name or live in the house: in what is published of the case itself, and
   * where its id stands beside it, unless another decision or the frame of the site has the same
   * words.
   */
  WITH_THE_CASE,
  /** Ordinary words, such as a date or an illness: only in what is published of the case. */
  IN_THE_CASE;

  private static final int MOBILE_LENGTH = 11;
  private static final int LONG_NUMBER = 8;

  static Reach of(Secret secret) {
    return switch (secret.kind()) {
      case CITIZEN_ID, BANK_CARD, EMAIL, PLATE, CONTACT, LOCATION -> ANYWHERE;
      case PHONE -> digits(secret.text()) == MOBILE_LENGTH ? ANYWHERE : WITH_THE_CASE;
      case OTHER_ID -> digits(secret.text()) >= LONG_NUMBER ? ANYWHERE : WITH_THE_CASE;
      case PERSON_NAME, ADDRESS, TRADE_SECRET, TRADE_NAME -> WITH_THE_CASE;
      case BIRTH_DATE, HEALTH, MINOR -> IN_THE_CASE;
    };
  }

  private static long digits(String text) {
    return text.chars().filter(c -> c >= '0' && c <= '9').count();
  }
}
