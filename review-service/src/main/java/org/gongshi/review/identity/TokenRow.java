package org.gongshi.review.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A stored token; roles lie as a list with commas. */
record TokenRow(
    String publicId,
    Credential.Kind kind,
    boolean cookie,
    @Nullable String name,
    @Nullable String roles,
    Instant issuedAt,
    Instant lastUsedAt,
    Instant expiresAt,
    String address,
    String agent) {

  TokenView view() {
    return new TokenView(
        publicId,
        kind,
        cookie,
        name,
        roles == null ? null : roles(roles),
        issuedAt,
        lastUsedAt,
        expiresAt,
        address,
        agent);
  }

  static Set<Role> roles(@Nullable String list) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (list != null && !list.isEmpty()) {
      Arrays.stream(list.split(",", -1)).map(Role::valueOf).forEach(roles::add);
    }
    return roles;
  }

  static String list(Set<Role> roles) {
    return new TreeSet<>(roles).stream().map(Enum::name).collect(Collectors.joining(","));
  }
}
