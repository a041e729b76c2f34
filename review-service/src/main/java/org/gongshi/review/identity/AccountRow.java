package org.gongshi.review.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

record AccountRow(
    long id,
    String login,
    String displayName,
    String passwordHash,
    PasswordStanding passwordStanding,
    @Nullable Instant passwordSetAt,
    @Nullable String organCode,
    boolean disabled,
    Instant createdAt,
    @Nullable String roles,
    @Nullable Instant blockedUntil) {

  AccountView view() {
    return new AccountView(
        login,
        displayName,
        organCode,
        TokenRow.roles(roles),
        disabled,
        passwordStanding,
        passwordSetAt,
        createdAt,
        blockedUntil);
  }

  Actor actor() {
    return new Actor(id, login, displayName, TokenRow.roles(roles), organCode);
  }
}
