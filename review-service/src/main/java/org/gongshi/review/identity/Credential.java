package org.gongshi.review.identity;

import java.time.Instant;

/**
 * What a call was let in by.
 *
 * @param id names the session or token in lists, and is no secret
 * @param cookie whether a browser carries it, so that changes need the anti-forgery token too
 */
public record Credential(String id, Kind kind, boolean cookie, Instant expiresAt, Actor actor) {

  /** How it came to be. */
  public enum Kind {
    /** A person logged in; it ends when idle, and with the day. */
    SESSION,
    /** A person made it for a program, with a name, an end and perhaps fewer roles. */
    PROGRAM
  }
}
