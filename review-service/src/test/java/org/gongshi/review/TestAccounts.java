package org.gongshi.review;

import java.util.Set;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.PasswordStanding;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** Accounts that all have the tests' password, which is hashed once: a hash takes its time. */
final class TestAccounts {
  private static @Nullable String hash;

  private TestAccounts() {}

  static synchronized void create(
      Accounts accounts, String login, String name, @Nullable String organ, Set<Role> roles) {
    String known = hash == null ? accounts.hash(RunningService.PASSWORD) : hash;
    hash = known;
    accounts.create(
        new Accounts.Draft(
            login, name, RunningService.PASSWORD, PasswordStanding.OWN, organ, roles),
        known);
  }
}
