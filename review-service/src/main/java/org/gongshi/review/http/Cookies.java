package org.gongshi.review.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.Optional;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.IdentitySettings;

/**
 * The two cookies: the session, never sent from another site, and the one that binds a single
 * sign-on to its browser, which has to survive the way back from the provider.
 */
final class Cookies {
  /** The session's cookie; over https its name begins with {@code __Host-}. */
  static final String SESSION = "gongshi";

  private final String session;
  private final String signOn;
  private final String attributes;

  Cookies(IdentitySettings settings) {
    // The prefix makes browsers refuse the name from anything but this very host over https.
    String prefix = settings.secure() ? "__Host-" : "";
    session = prefix + SESSION;
    signOn = prefix + SESSION + "-sign-on";
    attributes = "; Path=/; HttpOnly" + (settings.secure() ? "; Secure" : "");
  }

  Optional<String> session(ServerRequest request) {
    return cookie(request, session);
  }

  Optional<String> signOn(ServerRequest request) {
    return cookie(request, signOn);
  }

  private static Optional<String> cookie(ServerRequest request, String name) {
    for (String line : request.headers().values(HeaderNames.COOKIE)) {
      for (String pair : line.split(";", -1)) {
        String trimmed = pair.strip();
        if (trimmed.startsWith(name + "=")) {
          return Optional.of(trimmed.substring(name.length() + 1)).filter(v -> !v.isEmpty());
        }
      }
    }
    return Optional.empty();
  }

  /** Without an age, so that it ends with the browser; the server ends it sooner. */
  String ofSession(String secret) {
    return session + "=" + secret + attributes + "; SameSite=Strict";
  }

  String noSession() {
    return session + "=" + attributes + "; SameSite=Strict; Max-Age=0";
  }

  String ofSignOn(String secret, Duration age) {
    return signOn + "=" + secret + attributes + "; SameSite=Lax; Max-Age=" + age.toSeconds();
  }

  /** Told to the page that holds the session, and to no other site: changes must carry it. */
  static String antiForgery(String secret) {
    return Sha256.of("anti-forgery:" + secret);
  }
}
