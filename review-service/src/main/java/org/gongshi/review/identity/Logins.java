package org.gongshi.review.identity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in by password. An unknown login, a wrong password and a disabled account get the
 * same answer after the same work, and are counted alike.
 */
public final class Logins {
  /** Guesses at one login are checked one after another, so that the count is never behind. */
  private static final int STRIPES = 64;

  private final Database database;
  private final Audit audit;
  private final Tokens tokens;
  private final IdentitySettings settings;
  private final Attempts attempts;
  private final PasswordHashes hashes = new PasswordHashes();
  private final List<Lock> stripes =
      Stream.<Lock>generate(ReentrantLock::new).limit(STRIPES).toList();

  public Logins(Database database, Audit audit, Tokens tokens, IdentitySettings settings) {
    this.database = database;
    this.audit = audit;
    this.tokens = tokens;
    this.settings = settings;
    this.attempts = new Attempts(settings);
  }

  /** What comes of a login or of a change of password. */
  public sealed interface Outcome {
    /** Let in. */
    record Granted(Token token) implements Outcome {}

    /** The password is changed; all sessions and tokens of the account have ended. */
    record Changed() implements Outcome {}

    /** Login and password do not fit an enabled account. */
    record Refused() implements Outcome {}

    /** Too many failures: nothing was checked. */
    record Blocked(Instant until) implements Outcome {}

    /** The password is right and has to be changed before there is a session. */
    record MustChange(Reason reason) implements Outcome {}

    /** The new password cannot be taken. */
    record Faulty(Set<PasswordFault> faults) implements Outcome {}
  }

  /** Why a password has to be changed. */
  public enum Reason {
    SET_BY_ADMINISTRATOR,
    SAMPLE_PASSWORD,
    TOO_OLD
  }

  /** Work on an account whose password was right. */
  private interface Admitted {
    Outcome go(AccountRow row);
  }

  public Outcome login(String login, String password, Origin origin, boolean cookie) {
    return checked(
        login,
        password,
        origin,
        row -> {
          Reason reason = mustChange(row);
          return database.transact(
              tx -> {
                Attempts.forgive(tx, login);
                if (reason != null) {
                  audit.record(tx, login, "PasswordChangeDemanded", null, reason.name());
                  return new Outcome.MustChange(reason);
                }
                audit.record(tx, login, "LoggedIn", null, origin.address());
                return new Outcome.Granted(tokens.session(tx, row.actor(), origin, cookie));
              });
        });
  }

  /** Changes the password of who knows the present one; no session is needed. */
  public Outcome changePassword(String login, String password, String next, Origin origin) {
    return checked(login, password, origin, row -> change(row, next));
  }

  private Outcome change(AccountRow row, String next) {
    Set<PasswordFault> faults = PasswordRules.faults(next, row.login(), row.displayName());
    List<String> former =
        database.transact(
            tx -> tx.mapper(IdentityMapper.class).former(row.id(), PasswordRules.REMEMBERED));
    boolean used =
        faults.isEmpty()
            && Stream.concat(Stream.of(row.passwordHash()), former.stream())
                .anyMatch(hash -> hashes.fits(next, hash));
    if (used) {
      faults.add(PasswordFault.USED_BEFORE);
    }
    if (!faults.isEmpty()) {
      return new Outcome.Faulty(faults);
    }
    String hash = hashes.hash(next);
    return database.transact(
        tx -> {
          if (!replace(tx, row, hash, PasswordStanding.OWN)) {
            return new Outcome.Refused(); // another change went first
          }
          Attempts.forgive(tx, row.login());
          audit.record(tx, row.login(), "PasswordChanged", null, "");
          return new Outcome.Changed();
        });
  }

  /** Sets the hash if nobody else did meanwhile, and ends everything that the old one opened. */
  static boolean replace(Transaction tx, AccountRow row, String hash, PasswordStanding standing) {
    IdentityMapper mapper = tx.mapper(IdentityMapper.class);
    if (mapper.setPassword(row.id(), row.passwordHash(), hash, standing, tx.now()) == 0) {
      return false;
    }
    if (!row.passwordHash().isEmpty()) {
      mapper.keepFormer(row.id(), row.passwordHash(), tx.now());
    }
    Tokens.revokeAll(tx, row.id());
    return true;
  }

  private Outcome checked(String login, String password, Origin origin, Admitted then) {
    Lock stripe = stripes.get(Math.floorMod(login.hashCode(), STRIPES));
    stripe.lock();
    try {
      Instant until =
          database.<@Nullable Instant>transact(tx -> attempts.blockedUntil(tx, login, origin));
      if (until != null) {
        return new Outcome.Blocked(until);
      }
      AccountRow row =
          database.<@Nullable AccountRow>transact(
              tx -> tx.mapper(IdentityMapper.class).byLogin(login));
      boolean fits = hashes.fits(password, row == null ? null : row.passwordHash());
      if (row == null || !fits || row.disabled()) {
        return refuse(login, row != null, origin);
      }
      return then.go(row);
    } finally {
      stripe.unlock();
    }
  }

  /** What was typed as an unknown login may be a password: the record does not repeat it. */
  private Outcome refuse(String login, boolean known, Origin origin) {
    return database.transact(
        tx -> {
          Instant until = attempts.failed(tx, login, origin);
          String actor = known ? login : "unknown";
          audit.record(
              tx,
              actor,
              "LoginRefused",
              null,
              origin.address() + (until == null ? "" : "; paused until " + until));
          return new Outcome.Refused();
        });
  }

  private @Nullable Reason mustChange(AccountRow row) {
    return switch (row.passwordStanding()) {
      case INITIAL -> Reason.SET_BY_ADMINISTRATOR;
      case SAMPLE -> settings.demo() ? null : Reason.SAMPLE_PASSWORD;
      case OWN, NONE -> isTooOld(row) ? Reason.TOO_OLD : null;
    };
  }

  private boolean isTooOld(AccountRow row) {
    Instant since = Objects.requireNonNullElse(row.passwordSetAt(), row.createdAt());
    return !settings.passwordAge().isZero()
        && database.transact(tx -> since.plus(settings.passwordAge()).isBefore(tx.now()));
  }
}
