package org.gongshi.review.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session or a program's token as its owner sees it; the secret is not stored.
 *
 * @param name a program token's name
 * @param roles the roles that a program token was narrowed to, null for all of the account's
 */
public record TokenView(
    String id,
    Credential.Kind kind,
    boolean cookie,
    @Nullable String name,
    @Nullable Set<Role> roles,
    Instant issuedAt,
    Instant lastUsedAt,
    Instant expiresAt,
    String address,
    String agent) {}
