package org.gongshi.review.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongshi.review.identity.SignOnException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The single sign-on provider: found by discovery, asked for tokens, its signatures checked with
 * its own keys, which are fetched again when a token names one that is not known.
 */
final class Provider {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration DISCOVERY_LIFE = Duration.ofHours(1);
  private static final int LONGEST_ANSWER = 256 << 10;

  /** Between two fetches of the keys, so that forged tokens do not make us a nuisance. */
  private static final long KEYS_AT_MOST_EVERY_MILLIS = 5_000;

  private static final long KEYS_LIFE_MILLIS = 300_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SignOnSettings settings;
  private final InstantSource clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private @Nullable Found found;

  Provider(SignOnSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  private record Found(
      URI authorization,
      URI token,
      boolean secretInBody,
      JWKSource<SecurityContext> keys,
      Instant at) {}

  String issuer() {
    return settings.issuer();
  }

  /** Where the browser is sent to. */
  URI authorization(String state, String nonce, String challenge) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", settings.clientId());
    query.put("redirect_uri", settings.redirect().toString());
    query.put("scope", settings.scope());
    query.put("state", state);
    query.put("nonce", nonce);
    query.put("code_challenge", challenge);
    query.put("code_challenge_method", "S256");
    URI at = discovered().authorization();
    return URI.create(at + (at.getQuery() == null ? "?" : "&") + form(query));
  }

  /** Gives the code for an ID token and returns the subject that it is about. */
  String subject(String code, String verifier, String nonce) {
    Found provider = discovered();
    return subject(provider, idToken(provider, code, verifier), nonce);
  }

  private String idToken(Found provider, String code, String verifier) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("grant_type", "authorization_code");
    body.put("code", code);
    body.put("redirect_uri", settings.redirect().toString());
    body.put("code_verifier", verifier);
    HttpRequest.Builder request = HttpRequest.newBuilder(provider.token());
    String secret = settings.clientSecret();
    if (secret == null || provider.secretInBody()) {
      body.put("client_id", settings.clientId());
    }
    if (secret != null && provider.secretInBody()) {
      body.put("client_secret", secret);
    } else if (secret != null) {
      String pair = encoded(settings.clientId()) + ":" + encoded(secret);
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form(body)));
    Reply reply = send(request);
    if (reply.status() >= 400 && reply.status() < 500) {
      throw new SignOnException(Reason.PROVIDER_REFUSED, "the code was refused");
    }
    String token = reply.status() == 200 ? reply.json().path("id_token").asText("") : "";
    if (token.isEmpty()) {
      throw unavailable("the token endpoint answers " + reply.status() + " without an ID token");
    }
    return token;
  }

  private String subject(Found provider, String idToken, String nonce) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()));
    processor.setJWTClaimsSetVerifier(claims(nonce));
    try {
      JWTClaimsSet claims = processor.process(idToken, null);
      requireSane(claims);
      return claims.getSubject();
    } catch (KeySourceException e) {
      throw unavailable("its keys cannot be read");
    } catch (BadJOSEException | com.nimbusds.jose.JOSEException | ParseException e) {
      throw new SignOnException(Reason.BAD_TOKEN, String.valueOf(e.getMessage()));
    }
  }

  private DefaultJWTClaimsVerifier<SecurityContext> claims(String nonce) {
    JWTClaimsSet exact =
        new JWTClaimsSet.Builder().issuer(settings.issuer()).claim("nonce", nonce).build();
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            Set.of(settings.clientId()), exact, Set.of("sub", "iat", "exp"), Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew((int) settings.skew().toSeconds());
    return verifier;
  }

  /** OpenID Connect Core 3.1.3.7, where it asks for more than the library's exact matches. */
  private void requireSane(JWTClaimsSet claims) throws BadJWTException, ParseException {
    Object party = claims.getClaim("azp");
    boolean several = claims.getAudience().size() > 1;
    if ((several || party != null) && !settings.clientId().equals(party)) {
      throw new BadJWTException("the token was made for another party");
    }
    Instant latest = clock.instant().plus(settings.skew());
    if (claims.getIssueTime().toInstant().isAfter(latest)) {
      throw new BadJWTException("the token is from the future");
    }
    if (claims.getSubject().isBlank() || claims.getSubject().length() > 255) {
      throw new BadJWTException("the subject is empty or too long");
    }
  }

  private synchronized Found discovered() {
    Found known = found;
    Instant now = clock.instant();
    if (known != null && known.at().plus(DISCOVERY_LIFE).isAfter(now)) {
      return known;
    }
    String base = settings.issuer().replaceAll("/$", "");
    Reply reply =
        send(HttpRequest.newBuilder(URI.create(base + "/.well-known/openid-configuration")).GET());
    JsonNode document = reply.json();
    if (reply.status() != 200 || !settings.issuer().equals(document.path("issuer").asText())) {
      throw unavailable("its discovery document is not that of the issuer");
    }
    try {
      URI keys = endpoint(document, "jwks_uri");
      Found fresh =
          new Found(
              endpoint(document, "authorization_endpoint"),
              endpoint(document, "token_endpoint"),
              secretInBody(document.path("token_endpoint_auth_methods_supported")),
              known != null && keysOf.equals(keys) ? known.keys() : keys(keys),
              now);
      keysOf = keys;
      found = fresh;
      return fresh;
    } catch (IllegalArgumentException | IOException e) {
      throw unavailable("its discovery document names no usable addresses");
    }
  }

  private URI keysOf = URI.create("");

  private static JWKSource<SecurityContext> keys(URI address) throws IOException {
    int patience = (int) PATIENCE.toMillis();
    return JWKSourceBuilder.create(
            address.toURL(), new DefaultResourceRetriever(patience, patience, LONGEST_ANSWER))
        .cache(KEYS_LIFE_MILLIS, 2 * PATIENCE.toMillis())
        .refreshAheadCache(false)
        .rateLimited(KEYS_AT_MOST_EVERY_MILLIS)
        .build();
  }

  private static URI endpoint(JsonNode document, String name) {
    URI uri = URI.create(document.path(name).asText());
    SignOnSettings.requireSafe(uri, name);
    return uri;
  }

  private static boolean secretInBody(JsonNode methods) {
    boolean body = false;
    for (JsonNode method : methods) {
      if (method.asText().equals("client_secret_basic")) {
        return false;
      }
      body |= method.asText().equals("client_secret_post");
    }
    return body;
  }

  private record Reply(int status, JsonNode json) {}

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response =
          http.send(
              request.timeout(PATIENCE).header("Accept", "application/json").build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] body = in.readNBytes(LONGEST_ANSWER);
        JsonNode json = response.statusCode() == 200 ? JSON.readTree(body) : JSON.nullNode();
        return new Reply(response.statusCode(), json);
      }
    } catch (IOException e) {
      throw unavailable(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    }
  }

  private SignOnException unavailable(String why) {
    return new SignOnException(Reason.PROVIDER_UNAVAILABLE, settings.issuer() + ": " + why);
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
