package org.gongshi.review.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account that is calling.
 *
 * @param organCode the one organ whose cases it sees, or null for all
 */
public record Actor(
    long id, String login, String displayName, Set<Role> roles, @Nullable String organCode) {

  public boolean hasAny(Set<Role> wanted) {
    return wanted.stream().anyMatch(roles::contains);
  }

  public boolean sees(String organ) {
    return organCode == null || organCode.equals(organ);
  }
}
