package org.gongshi.review.identity;

import java.time.Duration;
import java.time.Instant;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.identifiers.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed logins, by login and by address, whether the login exists or not. After too many
 * comes a pause in which nothing is checked; each further failure doubles it.
 */
final class Attempts {
  /** After a day without failures the count begins anew. */
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final IdentitySettings settings;

  Attempts(IdentitySettings settings) {
    this.settings = settings;
  }

  /** The end of the pause that holds now, or null. */
  @Nullable Instant blockedUntil(Transaction tx, String login, Origin origin) {
    Instant byLogin = blockedUntil(tx, ofLogin(login));
    Instant byAddress = blockedUntil(tx, ofAddress(origin));
    if (byLogin == null || byAddress == null) {
      return byLogin == null ? byAddress : byLogin;
    }
    return byLogin.isAfter(byAddress) ? byLogin : byAddress;
  }

  private static @Nullable Instant blockedUntil(Transaction tx, String subject) {
    IdentityMapper.Failures known = tx.mapper(IdentityMapper.class).failures(subject);
    Instant until = known == null ? null : known.blockedUntil();
    return until != null && until.isAfter(tx.now()) ? until : null;
  }

  /**
   * Counts a failure.
   *
   * @return the end of the pause that it brings for the login, or null
   */
  @Nullable Instant failed(Transaction tx, String login, Origin origin) {
    tx.mapper(IdentityMapper.class).forgetFailures(tx.now().minus(FORGOTTEN));
    Instant until = failed(tx, ofLogin(login), settings.failuresPerLogin());
    failed(tx, ofAddress(origin), settings.failuresPerAddress());
    return until;
  }

  private @Nullable Instant failed(Transaction tx, String subject, int allowed) {
    IdentityMapper mapper = tx.mapper(IdentityMapper.class);
    mapper.fail(subject, tx.now(), tx.now().minus(FORGOTTEN));
    IdentityMapper.Failures known = mapper.failures(subject);
    if (known == null || known.failures() < allowed) {
      return null;
    }
    Instant until = tx.now().plus(pause(known.failures() - allowed));
    mapper.block(subject, until);
    return until;
  }

  private Duration pause(int doublings) {
    Duration pause = settings.firstPause().multipliedBy(1L << Math.min(doublings, 20));
    return pause.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : pause;
  }

  /** Forgets the login's failures; those of the address stay. */
  static boolean forgive(Transaction tx, String login) {
    return tx.mapper(IdentityMapper.class).forgive(ofLogin(login)) > 0;
  }

  private static String ofLogin(String login) {
    return Sha256.of("login:" + login);
  }

  private static String ofAddress(Origin origin) {
    return Sha256.of("address:" + origin.network());
  }
}
