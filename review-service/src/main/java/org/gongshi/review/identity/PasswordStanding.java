package org.gongshi.review.identity;

/** Who chose a password, and so whether it may go on being used. */
public enum PasswordStanding {
  /** The person. */
  OWN,
  /** An administrator: it must be changed before the first session. */
  INITIAL,
  /** The demo: good for a service that the demo started, to be changed everywhere else. */
  SAMPLE,
  /** There is none: the account comes in by single sign-on alone. */
  NONE
}
