package org.gongshi.review.export;

/** What a row of the outbox asks for. */
public enum Errand {
  /** Write the decision file. */
  PUBLISH,
  /** Write the suppression, then remove the decision file. */
  SUPPRESS
}
