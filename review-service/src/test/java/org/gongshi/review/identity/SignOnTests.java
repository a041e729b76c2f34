package org.gongshi.review.identity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.OwnService;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Single sign-on against a provider with real keys, honest and otherwise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SignOnTests {
  private static final String CLIENT = "gongshi-review";
  private static final String SUBJECT = "8f2c-41";

  private final TestServer server;
  private WireMockServer provider;
  private OwnService service;
  private RSAKey rsa;
  private ECKey ec;

  SignOnTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void start() throws Exception {
    provider = new WireMockServer(options().dynamicPort());
    provider.start();
    rsa = new RSAKeyGenerator(2048).keyID("first").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
    Path secret = Files.writeString(Files.createTempFile("client", "secret"), "s e+cret\n");
    service =
        OwnService.on(
            server,
            "sign_on",
            IdentitySettings.from(
                Map.of(
                    "GONGSHI_ADDRESS",
                    "http://127.0.0.1:8787/",
                    "GONGSHI_OIDC_ISSUER",
                    issuer(),
                    "GONGSHI_OIDC_CLIENT_ID",
                    CLIENT,
                    "GONGSHI_OIDC_CLIENT_SECRET_FILE",
                    secret.toString())));
    service.account("keeper", Role.ADMINISTRATOR);
    service.account("linked", Role.HANDLER);
    String keeper = service.token("keeper");
    Map<String, String> identity = Map.of("issuer", issuer(), "subject", SUBJECT);
    assertThat(service.post(keeper, "/api/v1/accounts/linked/identities", identity).status())
        .isEqualTo(204);
    assertThat(service.post(keeper, "/api/v1/accounts/keeper/identities", identity).code())
        .isEqualTo("IDENTITY_TAKEN");
  }

  @AfterAll
  void stop() {
    service.close();
    provider.stop();
  }

  @BeforeEach
  void honest() {
    provider.resetAll();
    provider.stubFor(
        get("/.well-known/openid-configuration")
            .willReturn(
                okJson(
                    """
                    {"issuer": "ISSUER", "authorization_endpoint": "ISSUER/authorize",
                     "token_endpoint": "ISSUER/token", "jwks_uri": "ISSUER/keys"}
                    """
                        .replace("ISSUER", issuer()))));
    publish(rsa, ec);
  }

  private void publish(JWK... keys) {
    provider.stubFor(get("/keys").willReturn(okJson(new JWKSet(List.of(keys)).toString(true))));
  }

  private String issuer() {
    return "http://127.0.0.1:" + provider.port();
  }

  @Test
  void aPersonWhoIsLinkedComesInWithTheirAccountsRolesAndAStrictCookie() throws Exception {
    Begun begun = begin("/console?tab=1");
    assertThat(begun.query())
        .containsEntry("response_type", "code")
        .containsEntry("client_id", CLIENT)
        .containsEntry("redirect_uri", "http://127.0.0.1:8787/api/v1/sign-on/callback")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", "openid");
    answerWith(signed(rsa, claims(begun)));
    Reply ended = end(begun, begun.cookie());
    assertThat(ended.status()).isEqualTo(200);
    assertThat(new String(ended.raw().body(), StandardCharsets.UTF_8)).contains("/console?tab=1");
    String cookie = ended.raw().headers().firstValue("Set-Cookie").orElse("").split(";", -1)[0];
    Reply me = service.client().send(service.request("/api/v1/me").header("Cookie", cookie).GET());
    assertThat(me.json().path("login").asText()).isEqualTo("linked");
    assertThat(me.json().path("roles").toString()).isEqualTo("[\"HANDLER\"]");

    var sent = provider.findAll(postRequestedFor(urlEqualTo("/token"))).getFirst();
    assertThat(sent.getHeader("Authorization"))
        .isEqualTo(
            "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":s+e%2Bcret").getBytes()));
    String verifier = query(sent.getBodyAsString()).get("code_verifier");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes());
    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
        .as("the verifier is the one that the challenge was made of")
        .isEqualTo(begun.query().get("code_challenge"));
  }

  @Test
  void es256IsTakenToo() throws Exception {
    Begun begun = begin("/");
    answerWith(signed(ec, claims(begun)));
    assertThat(end(begun, begun.cookie()).status()).isEqualTo(200);
  }

  @Test
  void tokensThatDoNotHoldAreRefused() throws Exception {
    RSAKey stranger = new RSAKeyGenerator(2048).keyID("first").generate();
    refused(b -> signed(stranger, claims(b)), "wrong signature");
    refused(b -> new PlainJWT(claims(b).build()).serialize(), "alg none");
    refused(b -> hmac(claims(b)), "HS256 with the public key as its secret");
    refused(b -> signed(rsa, claims(b).audience("another-client")), "wrong audience");
    refused(b -> signed(rsa, claims(b).issuer("https://other.example")), "wrong issuer");
    refused(b -> signed(rsa, claims(b).claim("nonce", "another")), "wrong nonce");
    refused(b -> signed(rsa, claims(b).claim("nonce", null)), "no nonce");
    refused(b -> signed(rsa, claims(b).expirationTime(after(-61))), "expired");
    refused(b -> signed(rsa, claims(b).expirationTime(null)), "without an end");
    refused(b -> signed(rsa, claims(b).issueTime(after(120))), "from the future");
    refused(b -> signed(rsa, claims(b).subject("")), "no subject");
    refused(
        b -> signed(rsa, claims(b).audience(List.of(CLIENT, "other")).claim("azp", "other")),
        "made for another party");
    refused(b -> signed(rsa, claims(b)).replaceFirst("\\.[^.]+\\.", ".e30."), "altered content");
    refused(b -> "not a token", "nonsense");
  }

  @Test
  void aClockThatDiffersALittleIsForgiven() throws Exception {
    Begun begun = begin("/");
    answerWith(signed(rsa, claims(begun).expirationTime(after(-30)).issueTime(after(30))));
    assertThat(end(begun, begun.cookie()).status()).isEqualTo(200);
  }

  @Test
  void aNewKeyIsFetchedWhenATokenNamesIt() throws Exception {
    Begun first = begin("/");
    answerWith(signed(rsa, claims(first)));
    assertThat(end(first, first.cookie()).status()).isEqualTo(200);
    RSAKey next = new RSAKeyGenerator(2048).keyID("next-" + System.nanoTime()).generate();
    refused(b -> signed(next, claims(b)), "a key that the provider has not published");
    publish(next, ec);
    Thread.sleep(5_200); // the keys are asked for every five seconds at most
    Begun second = begin("/");
    answerWith(signed(next, claims(second)));
    assertThat(end(second, second.cookie()).status()).isEqualTo(200);
    publish(rsa, ec);
    Thread.sleep(5_200);
  }

  @Test
  void aStateIsGoodOnceForItsOwnBrowserAndForTenMinutes() throws Exception {
    Begun begun = begin("/");
    answerWith(signed(rsa, claims(begun)));
    assertThat(end(begun, begun.cookie()).status()).isEqualTo(200);
    assertThat(end(begun, begun.cookie()).code()).as("replayed").isEqualTo("SIGN_ON_STATE");

    Begun mine = begin("/");
    Begun theirs = begin("/");
    assertThat(end(mine, theirs.cookie()).code()).as("other browser").isEqualTo("SIGN_ON_STATE");
    assertThat(end(mine, mine.cookie()).code()).as("used up").isEqualTo("SIGN_ON_STATE");
    assertThat(end(theirs, "none=1").code()).as("no cookie").isEqualTo("SIGN_ON_STATE");

    Begun late = begin("/");
    service.clock().tick(Duration.ofMinutes(10));
    assertThat(end(late, late.cookie()).code()).as("too late").isEqualTo("SIGN_ON_STATE");
  }

  @Test
  void whoIsNotLinkedOrDisabledStaysOutAndNoAccountIsMade() throws Exception {
    Begun begun = begin("/");
    answerWith(signed(rsa, claims(begun).subject("stranger").claim("email", "linked@example.cn")));
    assertThat(end(begun, begun.cookie()).code()).isEqualTo("SIGN_ON_NO_ACCOUNT");
    String keeper = service.token("keeper");
    JsonNode before = service.get(keeper, "/api/v1/accounts").json().path("items");
    assertThat(before.findValuesAsText("login")).containsExactly("keeper", "linked");

    Map<String, String> reason = Map.of("reason", "离岗");
    service.post(keeper, "/api/v1/accounts/linked/disabling", reason);
    Begun again = begin("/");
    answerWith(signed(rsa, claims(again)));
    assertThat(end(again, again.cookie()).code()).isEqualTo("SIGN_ON_NO_ACCOUNT");
    service.post(keeper, "/api/v1/accounts/linked/enabling", reason);
  }

  @Test
  void aProviderThatIsDownOrRefusesIsToldAsSuch() throws Exception {
    Begun begun = begin("/");
    provider.stubFor(post("/token").willReturn(aResponse().withStatus(500)));
    Reply down = end(begun, begun.cookie());
    assertThat(down.status()).isEqualTo(503);
    assertThat(down.code()).isEqualTo("SIGN_ON_UNAVAILABLE");
    Begun slow = begin("/");
    provider.stubFor(post("/token").willReturn(aResponse().withFixedDelay(8_000)));
    assertThat(end(slow, slow.cookie()).code()).isEqualTo("SIGN_ON_UNAVAILABLE");
    Begun denied = begin("/");
    provider.stubFor(post("/token").willReturn(aResponse().withStatus(400)));
    assertThat(end(denied, denied.cookie()).code()).isEqualTo("SIGN_ON_REFUSED");
    Begun error = begin("/");
    assertThat(callback("state=" + error.state() + "&error=access_denied", error.cookie()).code())
        .isEqualTo("SIGN_ON_REFUSED");
    Begun mixed = begin("/");
    assertThat(
            callback(
                    "state=" + mixed.state() + "&code=c&iss=https%3A%2F%2Fother.example",
                    mixed.cookie())
                .code())
        .isEqualTo("SIGN_ON_TOKEN");
  }

  @Test
  void nobodyIsSentToAnotherSiteAfterwards() {
    for (String elsewhere :
        List.of("//evil.example", "https://evil.example", "/%5Cevil", "javascript:1", "/a\"b")) {
      Reply reply =
          service
              .client()
              .send(
                  service
                      .request(
                          "/api/v1/sign-on?returnTo="
                              + java.net.URLEncoder.encode(elsewhere, StandardCharsets.UTF_8))
                      .GET());
      assertThat(reply.status()).as(elsewhere).isEqualTo(422);
    }
  }

  private record Begun(Map<String, String> query, String cookie) {
    String state() {
      return query.get("state");
    }
  }

  private Begun begin(String returnTo) {
    String path = "/api/v1/sign-on?returnTo=";
    Reply reply =
        service
            .client()
            .send(
                service
                    .request(path + java.net.URLEncoder.encode(returnTo, StandardCharsets.UTF_8))
                    .GET());
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(303);
    String cookie = reply.raw().headers().firstValue("Set-Cookie").orElse("");
    assertThat(cookie)
        .matches("gongshi-sign-on=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600");
    URI to = URI.create(reply.raw().headers().firstValue("Location").orElse(""));
    assertThat(to.toString()).startsWith(issuer() + "/authorize?");
    return new Begun(query(to.getRawQuery()), cookie.split(";", -1)[0]);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> all = new TreeMap<>();
    for (String pair : raw.split("&", -1)) {
      String[] both = pair.split("=", 2);
      all.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return all;
  }

  private Reply end(Begun begun, String cookie) {
    return callback("state=" + begun.state() + "&code=the-code", cookie);
  }

  private Reply callback(String query, String cookie) {
    HttpRequest.Builder request =
        service.request("/api/v1/sign-on/callback?" + query).header("Cookie", cookie);
    return service.client().send(request.GET());
  }

  private void answerWith(String idToken) {
    provider.stubFor(
        post("/token")
            .willReturn(
                okJson(
                    "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\""
                        + idToken
                        + "\"}")));
  }

  private interface Forgery {
    String make(Begun begun) throws Exception;
  }

  private void refused(Forgery forgery, String what) throws Exception {
    Begun begun = begin("/");
    answerWith(forgery.make(begun));
    Reply reply = end(begun, begun.cookie());
    assertThat(reply.code()).as(what).isEqualTo("SIGN_ON_TOKEN");
    assertThat(reply.raw().headers().firstValue("Set-Cookie")).as(what).isEmpty();
  }

  private JWTClaimsSet.Builder claims(Begun begun) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject(SUBJECT)
        .audience(CLIENT)
        .claim("nonce", begun.query().get("nonce"))
        .issueTime(after(0))
        .expirationTime(after(300));
  }

  private Date after(int seconds) {
    Instant now = service.clock().instant();
    return Date.from(now.plusSeconds(seconds));
  }

  private static String signed(JWK key, JWTClaimsSet.Builder claims) throws Exception {
    boolean curve = key instanceof ECKey;
    JWSSigner signer = curve ? new ECDSASigner(key.toECKey()) : new RSASSASigner(key.toRSAKey());
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(curve ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build(),
            claims.build());
    token.sign(signer);
    return token.serialize();
  }

  private String hmac(JWTClaimsSet.Builder claims) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims.build());
    token.sign(new MACSigner(rsa.toPublicKey().getEncoded()));
    return token.serialize();
  }
}
