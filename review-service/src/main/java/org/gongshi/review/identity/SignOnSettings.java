package org.gongshi.review.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The single sign-on provider (OpenID Connect).
 *
 * @param issuer exactly as its tokens name it
 * @param clientSecret null for a client without one; PKCE is used either way
 * @param redirect where the provider sends the browser back to
 * @param skew by which its clock may differ from ours
 */
public record SignOnSettings(
    String issuer,
    String clientId,
    @Nullable String clientSecret,
    URI redirect,
    String scope,
    Duration skew) {

  public static final String CALLBACK = "api/v1/sign-on/callback";

  public SignOnSettings {
    requireSafe(URI.create(issuer), "GONGSHI_OIDC_ISSUER");
  }

  @Override
  public String toString() {
    return "SignOnSettings[" + issuer + ", " + clientId + "]";
  }

  static @Nullable SignOnSettings from(IdentitySettings.Values values, @Nullable URI address) {
    String issuer = values.text("GONGSHI_OIDC_ISSUER");
    if (issuer == null) {
      return null;
    }
    String clientId = values.text("GONGSHI_OIDC_CLIENT_ID");
    if (clientId == null || address == null) {
      throw new IllegalArgumentException(
          "GONGSHI_OIDC_ISSUER is set: set GONGSHI_OIDC_CLIENT_ID and GONGSHI_ADDRESS too");
    }
    return new SignOnSettings(
        issuer,
        clientId,
        secret(values.text("GONGSHI_OIDC_CLIENT_SECRET_FILE")),
        address.resolve(CALLBACK),
        Objects.requireNonNullElse(values.text("GONGSHI_OIDC_SCOPE"), "openid"),
        values.duration("GONGSHI_OIDC_SKEW", "PT1M"));
  }

  /** Tokens and keys go by https; plain http is for a provider on this very machine. */
  static void requireSafe(URI uri, String what) {
    String host = uri.getHost();
    boolean local = "localhost".equals(host) || "127.0.0.1".equals(host);
    if (host == null
        || !("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && local))) {
      throw new IllegalArgumentException(what + " must be an https address");
    }
  }

  private static @Nullable String secret(@Nullable String file) {
    try {
      return file == null ? null : Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read GONGSHI_OIDC_CLIENT_SECRET_FILE " + file, e);
    }
  }
}
