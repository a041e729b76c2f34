package org.gongshi.review.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account that is calling.
 *
 * @param roles those of the account, or the fewer that its token was given
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

  /** Whether an administrator of this reach may keep an account of that one. */
  boolean reaches(@Nullable String organOfAccount) {
    return organCode == null || organCode.equals(organOfAccount);
  }
}
