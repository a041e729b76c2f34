package org.gongshi.review.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A live token and its account, read together at every call. */
record BearerRow(
    String publicId,
    Credential.Kind kind,
    boolean cookie,
    @Nullable String narrowed,
    Instant lastUsedAt,
    Instant expiresAt,
    long accountId,
    String login,
    String displayName,
    @Nullable String organCode,
    PasswordStanding passwordStanding,
    @Nullable String roles) {

  Credential credential() {
    Set<Role> held = TokenRow.roles(roles);
    if (narrowed != null) {
      held.retainAll(TokenRow.roles(narrowed));
    }
    return new Credential(
        publicId,
        kind,
        cookie,
        expiresAt,
        new Actor(accountId, login, displayName, held, organCode));
  }
}
