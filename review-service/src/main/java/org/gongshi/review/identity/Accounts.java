package org.gongshi.review.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.identifiers.Sha256;
import org.jspecify.annotations.Nullable;

/** Local accounts: Argon2id password hashes, bearer tokens that are kept only as hashes. */
public final class Accounts {
  private static final Duration TOKEN_LIFE = Duration.ofHours(12);

  /** 19 MiB, two passes, one lane: the OWASP minimum for Argon2id (2024). */
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Database database;

  /** Checked when the login is unknown, so that an answer takes as long as for a known one. */
  private final String decoyHash = hash("decoy");

  public Accounts(Database database) {
    this.database = database;
  }

  /** A bearer token and the end of its life, UTC. */
  public record Token(String value, Instant expiresAt, Actor actor) {
    @Override
    public String toString() {
      return "Token[until " + expiresAt + "]";
    }
  }

  /**
   * Creates an account, or leaves an existing one of that login as it is.
   *
   * @return whether it was created
   */
  public boolean create(
      String login,
      String displayName,
      String password,
      @Nullable String organCode,
      Set<Role> roles) {
    String passwordHash = hash(password);
    return database.transact(
        tx -> {
          IdentityMapper mapper = tx.mapper(IdentityMapper.class);
          if (mapper.byLogin(login) != null) {
            return false;
          }
          mapper.insert(login, displayName, passwordHash, organCode, tx.now());
          AccountRow row = mapper.byLogin(login);
          if (row == null) {
            throw new IllegalStateException("account vanished while it was created");
          }
          roles.forEach(role -> mapper.grant(row.id(), role));
          return true;
        });
  }

  /** A new token, or null if login and password do not fit an enabled account. */
  public @Nullable Token login(String login, String password) {
    AccountRow row =
        database.<@Nullable AccountRow>transact(
            tx -> tx.mapper(IdentityMapper.class).byLogin(login));
    boolean fits =
        Password.check(password, row == null ? decoyHash : row.passwordHash()).with(ARGON2);
    if (row == null || !fits || row.disabled()) {
      return null;
    }
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    return database.transact(
        tx -> {
          IdentityMapper mapper = tx.mapper(IdentityMapper.class);
          mapper.dropExpired(tx.now());
          Instant expiresAt = tx.now().plus(TOKEN_LIFE);
          mapper.issue(Sha256.of(value), PublicId.next(), row.id(), tx.now(), expiresAt);
          return new Token(value, expiresAt, actor(tx, row));
        });
  }

  public void logout(String token) {
    database.transact(
        tx -> {
          tx.mapper(IdentityMapper.class).revoke(Sha256.of(token));
          return true;
        });
  }

  /** The actor behind a token, or null if it is unknown, expired or its account disabled. */
  public @Nullable Actor byToken(String token) {
    return database.<@Nullable Actor>transact(
        tx -> {
          AccountRow row = tx.mapper(IdentityMapper.class).byToken(Sha256.of(token), tx.now());
          return row == null || row.disabled() ? null : actor(tx, row);
        });
  }

  /** The account of that login with its roles, or null if there is none or it is disabled. */
  public static @Nullable Actor find(Transaction tx, String login) {
    AccountRow row = tx.mapper(IdentityMapper.class).byLogin(login);
    return row == null || row.disabled() ? null : actor(tx, row);
  }

  private static Actor actor(Transaction tx, AccountRow row) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(tx.mapper(IdentityMapper.class).roles(row.id()));
    return new Actor(row.id(), row.login(), row.displayName(), roles, row.organCode());
  }

  private static String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
  }
}
