package org.gongshi.review.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.identifiers.Sha256;
import org.jspecify.annotations.Nullable;

/** Sessions of people and tokens of programs; of both only a hash is stored. */
public final class Tokens {
  /** The most program tokens that one account may have. */
  public static final int MOST = 50;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** How stale the time of last use may be: a call less often writes it. */
  private static final Duration USE_NOTED = Duration.ofMinutes(1);

  private final Database database;
  private final IdentitySettings settings;

  public Tokens(Database database, IdentitySettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * Who calls with this secret: null if it is unknown, ended or idle, its account disabled, or its
   * password the demo's and this service not.
   */
  public @Nullable Credential credential(String secret) {
    return database.<@Nullable Credential>transact(
        tx -> {
          TokenMapper mapper = tx.mapper(TokenMapper.class);
          BearerRow row = mapper.bearer(Sha256.of(secret), tx.now());
          if (row == null || isIdle(row, tx.now())) {
            return null;
          }
          if (row.passwordStanding() == PasswordStanding.SAMPLE && !settings.demo()) {
            return null;
          }
          if (row.lastUsedAt().plus(noted()).isBefore(tx.now())) {
            mapper.used(row.publicId(), tx.now());
          }
          return row.credential();
        });
  }

  private boolean isIdle(BearerRow row, Instant now) {
    return row.kind() == Credential.Kind.SESSION
        && !row.lastUsedAt().plus(settings.sessionIdle()).isAfter(now);
  }

  private Duration noted() {
    Duration tenth = settings.sessionIdle().dividedBy(10);
    return tenth.compareTo(USE_NOTED) < 0 ? tenth : USE_NOTED;
  }

  /** A new session. */
  Token session(Transaction tx, Actor actor, Origin origin, boolean cookie) {
    tx.mapper(TokenMapper.class).dropEnded(actor.id(), tx.now(), idleSince(tx));
    return issue(
        tx,
        actor,
        new TokenRow(
            PublicId.next(),
            Credential.Kind.SESSION,
            cookie,
            null,
            null,
            tx.now(),
            tx.now(),
            tx.now().plus(settings.sessionLife()),
            origin.address(),
            origin.agent()));
  }

  /**
   * A new token for a program.
   *
   * @param roles some of the account's, or null for all that it has at each call
   */
  public Token program(
      Transaction tx,
      Actor actor,
      String name,
      @Nullable Set<Role> roles,
      Instant expiresAt,
      Origin origin) {
    return issue(
        tx,
        actor,
        new TokenRow(
            PublicId.next(),
            Credential.Kind.PROGRAM,
            false,
            name,
            roles == null ? null : TokenRow.list(roles),
            tx.now(),
            tx.now(),
            expiresAt,
            origin.address(),
            origin.agent()));
  }

  private static Token issue(Transaction tx, Actor actor, TokenRow row) {
    String value = secret();
    tx.mapper(TokenMapper.class).issue(Sha256.of(value), actor.id(), row);
    return new Token(
        value, new Credential(row.publicId(), row.kind(), row.cookie(), row.expiresAt(), actor));
  }

  /** 256 random bits. */
  static String secret() {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The same token with another secret; the old one ends. Null if there is no such token. */
  public @Nullable Token rotate(Transaction tx, Actor actor, String id, Origin origin) {
    TokenMapper mapper = tx.mapper(TokenMapper.class);
    TokenRow row = mapper.lock(actor.id(), Credential.Kind.PROGRAM, id);
    if (row == null || row.name() == null || !row.expiresAt().isAfter(tx.now())) {
      return null;
    }
    mapper.revoke(actor.id(), Credential.Kind.PROGRAM, id);
    Set<Role> roles = row.roles() == null ? null : TokenRow.roles(row.roles());
    return program(tx, actor, row.name(), roles, row.expiresAt(), origin);
  }

  public List<TokenView> list(Transaction tx, Actor actor, Credential.Kind kind) {
    return tx.mapper(TokenMapper.class).of(actor.id(), kind, tx.now(), idleSince(tx)).stream()
        .map(TokenRow::view)
        .toList();
  }

  private Instant idleSince(Transaction tx) {
    return tx.now().minus(settings.sessionIdle());
  }

  /** Ends one of the actor's own; false if there is none. */
  public boolean revoke(Transaction tx, Actor actor, Credential.Kind kind, String id) {
    return tx.mapper(TokenMapper.class).revoke(actor.id(), kind, id) > 0;
  }

  /** Ends all of the actor's sessions but one, and says how many. */
  public int revokeOtherSessions(Transaction tx, Actor actor, String spared) {
    return tx.mapper(TokenMapper.class).revokeOtherSessions(actor.id(), spared);
  }

  static int revokeAll(Transaction tx, long accountId) {
    return tx.mapper(TokenMapper.class).revokeAll(accountId);
  }

  /** The latest end that a program's token may be given now. */
  public Duration longest() {
    return settings.tokenLife();
  }
}
