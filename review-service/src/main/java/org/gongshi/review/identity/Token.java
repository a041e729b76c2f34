package org.gongshi.review.identity;

import java.time.Instant;

/** A new secret, shown this once, and what it stands for. */
public record Token(String value, Credential credential) {
  public Instant expiresAt() {
    return credential.expiresAt();
  }

  public Actor actor() {
    return credential.actor();
  }

  @Override
  public String toString() {
    return "Token[" + credential.id() + "]";
  }
}
