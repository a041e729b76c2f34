package org.gongshi.review.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as its administrator sees it.
 *
 * @param blockedUntil the end of the pause after failed logins; in the past, or null, there is none
 */
public record AccountView(
    String login,
    String displayName,
    @Nullable String organCode,
    Set<Role> roles,
    boolean disabled,
    PasswordStanding passwordStanding,
    @Nullable Instant passwordSetAt,
    Instant createdAt,
    @Nullable Instant blockedUntil) {}
