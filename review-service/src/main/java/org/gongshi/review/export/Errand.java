package org.gongshi.review.export;

/** What a row of the outbox asks for. */
public enum Errand {
  /** Write the decision file. */
  PUBLISH(5),
  /** Write the file of an attachment, before the decision that names it. */
  ATTACH(5),
  /** Write the suppression, then remove the decision file and its attachments. */
  SUPPRESS(1);

  /** Of a leak: before everything else. */
  public static final int AT_ONCE = 0;

  /** Of any other takedown. */
  public static final int DOWN = 1;

  /** Of an edition whose takedown of the earlier one waits for it. */
  public static final int SOON = 2;

  private final int urgency;

  Errand(int urgency) {
    this.urgency = urgency;
  }

  /** The lower goes first: taking down before publishing. */
  int urgency() {
    return urgency;
  }
}
