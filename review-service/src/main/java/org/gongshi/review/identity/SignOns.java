package org.gongshi.review.identity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Pattern;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.SignOnException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in by OpenID Connect: authorization code with PKCE, state bound to the browser,
 * nonce. It finds the account that an administrator has linked, and never makes one or gives a
 * role.
 */
public final class SignOns {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int MOST_OPEN = 10_000;

  /** A place on this site, and nothing that a browser could take for another. */
  private static final Pattern OWN_PLACE = Pattern.compile("/(?!/)[A-Za-z0-9/_.?&=-]{0,199}");

  private final Database database;
  private final Audit audit;
  private final Tokens tokens;
  private final IdentitySettings settings;
  private final Provider provider;

  public SignOns(
      Database database,
      Audit audit,
      Tokens tokens,
      IdentitySettings settings,
      SignOnSettings signOn,
      InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.tokens = tokens;
    this.settings = settings;
    this.provider = new Provider(signOn, clock);
  }

  /**
   * A sign-on that has begun.
   *
   * @param browser the secret that binds it to this browser, for a cookie
   */
  public record Begun(URI authorization, String browser, Duration patience) {}

  /** A sign-on that led in. */
  public record Ended(Token token, String returnTo) {}

  /** Whether {@code place} is an address on this site that a browser may be sent to. */
  public static boolean isOwnPlace(String place) {
    return OWN_PLACE.matcher(place).matches();
  }

  public Begun begin(String returnTo) {
    String state = Tokens.secret();
    String nonce = Tokens.secret();
    String verifier = Tokens.secret();
    String browser = Tokens.secret();
    URI authorization = provider.authorization(state, nonce, challenge(verifier));
    database.transact(
        tx -> {
          SignOnMapper mapper = tx.mapper(SignOnMapper.class);
          mapper.dropExpired(tx.now());
          if (mapper.open() >= MOST_OPEN) {
            throw new SignOnException(Reason.TOO_MANY, "too many sign-ons have begun");
          }
          mapper.begin(
              new SignOnMapper.Attempt(
                  Sha256.of(state),
                  Sha256.of(browser),
                  nonce,
                  verifier,
                  returnTo,
                  tx.now().plus(PATIENCE)));
          return true;
        });
    return new Begun(authorization, browser, PATIENCE);
  }

  /** What the provider's answer carries. */
  public record Response(
      @Nullable String state,
      @Nullable String code,
      @Nullable String error,
      @Nullable String issuer) {
    @Override
    public String toString() {
      return "Response[]";
    }
  }

  /**
   * Ends a sign-on. Each state is good for one answer, whatever comes of it.
   *
   * @throws SignOnException if it does not lead in
   */
  public Ended end(Response response, @Nullable String browser, Origin origin) {
    try {
      SignOnMapper.Attempt attempt = attempt(response.state(), browser);
      if (response.issuer() != null && !response.issuer().equals(provider.issuer())) {
        throw new SignOnException(Reason.BAD_TOKEN, "the answer is of another issuer");
      }
      if (response.error() != null || response.code() == null) {
        throw new SignOnException(Reason.PROVIDER_REFUSED, "the provider gave no code");
      }
      String subject = provider.subject(response.code(), attempt.verifier(), attempt.nonce());
      return new Ended(session(subject, origin), attempt.returnTo());
    } catch (SignOnException e) {
      database.transact(
          tx -> {
            String detail = e.reason() + " from " + origin.address();
            audit.record(tx, "unknown", "SignOnRefused", null, detail);
            return true;
          });
      throw e;
    }
  }

  private SignOnMapper.Attempt attempt(@Nullable String state, @Nullable String browser) {
    SignOnMapper.Attempt attempt =
        database.<SignOnMapper.@Nullable Attempt>transact(
            tx -> {
              SignOnMapper mapper = tx.mapper(SignOnMapper.class);
              String hash = Sha256.of(state == null ? "" : state);
              SignOnMapper.Attempt known = mapper.lock(hash);
              mapper.end(hash);
              return known == null || !known.expiresAt().isAfter(tx.now()) ? null : known;
            });
    if (attempt == null
        || browser == null
        || !MessageDigest.isEqual(ascii(Sha256.of(browser)), ascii(attempt.browserHash()))) {
      throw new SignOnException(Reason.UNKNOWN_STATE, "no sign-on of this browser has that state");
    }
    return attempt;
  }

  private Token session(String subject, Origin origin) {
    return database.transact(
        tx -> {
          Long id = tx.mapper(SignOnMapper.class).accountOf(provider.issuer(), subject);
          AccountRow row = id == null ? null : tx.mapper(IdentityMapper.class).byId(id);
          boolean sample =
              row != null && row.passwordStanding() == PasswordStanding.SAMPLE && !settings.demo();
          if (row == null || row.disabled() || sample) {
            throw new SignOnException(Reason.NO_ACCOUNT, "no account of this person is open");
          }
          audit.record(tx, row.login(), "SignedOn", null, origin.address());
          return tokens.session(tx, row.actor(), origin, true);
        });
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(ascii(verifier));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
