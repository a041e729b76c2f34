package org.gongshi.site.calls;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.deploy.DeploySettings;
import org.gongshi.site.deploy.DeploySettings.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CallsTest {

  private static final Sample STAYS = Sample.number(1).kind(Kind.PENALTY);
  private static final Sample GOES = Sample.number(2).kind(Kind.PENALTY);
  private static final Sample COMES = Sample.number(3).kind(Kind.PENALTY);
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path root;
  private final WireMockServer other = new WireMockServer(wireMockConfig().dynamicPort());
  private TestInstallation site;
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private DeploySettings settings = DeploySettings.NONE;

  @BeforeEach
  void aSite() throws IOException {
    other.start();
    other.stubFor(post(urlEqualTo("/purge")).willReturn(ok()));
    other.stubFor(post(urlEqualTo("/hook")).willReturn(ok()));
    site = new TestInstallation(root.resolve("site"));
    site.export(List.of(STAYS, GOES));
    site.publish();
    Path secret = Files.writeString(root.resolve("secret"), SECRET + "\n");
    settings =
        new DeploySettings(
            null,
            null,
            null,
            new Receiver(other.url("/purge"), secret.toString()),
            new Receiver(other.url("/hook"), secret.toString()));
  }

  @AfterEach
  void stop() {
    other.stop();
  }

  /** A new one each time, as after a restart. */
  private Calls calls() {
    return new Calls(site.data(), settings, () -> now, Duration.ofSeconds(2));
  }

  private void tell() throws IOException {
    calls().add(site.manifest());
    calls().make();
  }

  private void theFirstReleaseIsTold() throws IOException {
    tell();
    assertThat(calls().open()).isEmpty();
    other.resetRequests();
  }

  private void later(Duration duration) {
    now = now.plus(duration);
  }

  /** In the order in which they came. */
  private List<LoggedRequest> requests() {
    List<ServeEvent> events = new ArrayList<>(other.getAllServeEvents());
    events.sort(Comparator.comparing(event -> event.getRequest().getLoggedDate()));
    return events.stream().map(ServeEvent::getRequest).toList();
  }

  private List<String> keys() {
    return requests().stream().map(request -> request.getHeader("Idempotency-Key")).toList();
  }

  private static JsonNode body(LoggedRequest request) {
    return Json.tree(request.getBodyAsString());
  }

  @Test
  void aTakedownIsPurgedBeforeAnythingElseIsTold() throws IOException {
    theFirstReleaseIsTold();
    site.export(COMES);
    site.suppress(GOES, "WITHDRAWN");
    site.publish();

    tell();

    String release = site.manifest().release();
    assertThat(keys())
        .containsExactly(release + "-purge-takedowns", release + "-purge", release + "-hook");
    JsonNode purge = body(requests().getFirst());
    assertThat(purge.get("takenDown").valueStream().map(JsonNode::asString))
        .contains(
            "https://zfgs.haijia.example/" + GOES.pagePath(),
            "https://zfgs.haijia.example/" + GOES.jsonPath(),
            "https://zfgs.haijia.example/" + GOES.jsonPath() + ".sig");
    assertThat(purge.get("changed")).isEmpty();
    JsonNode changed = body(requests().get(1)).get("changed");
    assertThat(changed.valueStream().map(JsonNode::asString))
        .contains(
            "https://zfgs.haijia.example/",
            "https://zfgs.haijia.example/index.html",
            "https://zfgs.haijia.example/" + COMES.pagePath(),
            "https://zfgs.haijia.example/feeds/decisions.atom")
        .noneMatch(url -> url.contains(GOES.jsonPath()));
    assertThat(List.copyOf(body(requests().get(2)).propertyNames()))
        .containsSubsequence("takenDown", "changed");
  }

  @Test
  void onlyWhatChangedIsPurged() throws IOException {
    theFirstReleaseIsTold();
    site.export(COMES);
    site.publish();

    tell();

    JsonNode body = body(requests().getFirst());
    assertThat(body.get("everything").asBoolean()).isFalse();
    assertThat(body.get("takenDown")).isEmpty();
    assertThat(body.get("changed").valueStream().map(JsonNode::asString))
        .contains("https://zfgs.haijia.example/" + COMES.jsonPath())
        .noneMatch(url -> url.contains(STAYS.id()) || url.contains(GOES.id()));
  }

  @Test
  void theBodyIsSignedWithTheSecret() throws IOException {
    tell();

    for (LoggedRequest request : requests()) {
      assertThat(request.getHeader("Gongshi-Signature"))
          .isEqualTo("sha256=" + Caller.signature(SECRET, request.getBody()));
    }
  }

  @Test
  void aReleaseIsToldOnce() throws IOException {
    tell();
    tell();
    tell();

    assertThat(keys()).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aServerThatFailsIsCalledAgainWithTheSameBodyAfterAWait() throws IOException {
    theFirstReleaseIsTold();
    other.stubFor(post(urlEqualTo("/purge")).willReturn(serverError()));
    site.suppress(GOES, "WITHDRAWN");
    site.publish();

    tell();
    assertThat(calls().forgotten(GOES.id())).isFalse();
    int failed =
        other.countRequestsMatching(postRequestedFor(urlEqualTo("/purge")).build()).getCount();
    calls().make();
    assertThat(
            other.countRequestsMatching(postRequestedFor(urlEqualTo("/purge")).build()).getCount())
        .as("not before the wait is over")
        .isEqualTo(failed);

    other.stubFor(post(urlEqualTo("/purge")).willReturn(ok()));
    later(Duration.ofSeconds(2));
    calls().make();

    assertThat(calls().open()).isEmpty();
    assertThat(calls().forgotten(GOES.id())).isTrue();
    List<LoggedRequest> purges =
        requests().stream()
            .filter(r -> r.getHeader("Idempotency-Key").endsWith("-takedowns"))
            .toList();
    assertThat(purges).hasSize(2);
    assertThat(purges.get(0).getBodyAsString()).isEqualTo(purges.get(1).getBodyAsString());
    assertThat(keys().stream().filter(key -> key.endsWith("-hook"))).hasSize(1);
  }

  @Test
  void waitsGrowAndATakedownIsNeverGivenUp() throws IOException {
    theFirstReleaseIsTold();
    other.stubFor(post(urlEqualTo("/purge")).willReturn(aResponse().withStatus(503)));
    site.suppress(GOES, "WITHDRAWN");
    site.publish();
    tell();

    for (int tried = 0; tried < 30; tried++) {
      later(Duration.ofMinutes(5));
      calls().make();
    }

    assertThat(calls().open()).containsExactly(site.manifest().release() + "-purge-takedowns");
    assertThat(calls().forgotten(GOES.id())).isFalse();
  }

  @Test
  void whoRefusesIsNotCalledAgainBeforeSomebodySaysSo() throws IOException {
    theFirstReleaseIsTold();
    other.stubFor(post(urlEqualTo("/purge")).willReturn(unauthorized()));
    site.suppress(GOES, "WITHDRAWN");
    site.publish();
    tell();
    int refused = requests().size();

    later(Duration.ofDays(1));
    calls().make();
    assertThat(requests()).hasSize(refused);
    assertThat(calls().open()).anyMatch(open -> open.contains("被拒绝：HTTP 401"));
    assertThat(calls().forgotten(GOES.id())).isFalse();

    other.stubFor(post(urlEqualTo("/purge")).willReturn(ok()));
    calls().retryRefused();
    calls().make();
    assertThat(calls().forgotten(GOES.id())).isTrue();
  }

  @Test
  void aServerThatIsTooSlowIsCalledAgain() throws IOException {
    other.stubFor(post(urlEqualTo("/hook")).willReturn(ok().withFixedDelay(10_000)));
    Calls impatient = new Calls(site.data(), settings, () -> now, Duration.ofMillis(200));
    impatient.add(site.manifest());

    impatient.make();

    assertThat(impatient.open()).containsExactly(site.manifest().release() + "-hook");
    other.stubFor(post(urlEqualTo("/hook")).willReturn(ok()));
    later(Duration.ofMinutes(1));
    calls().make();
    assertThat(calls().open()).isEmpty();
  }

  @Test
  void nobodyIsFollowedElsewhere() throws IOException {
    other.stubFor(
        post(urlEqualTo("/hook"))
            .willReturn(aResponse().withStatus(307).withHeader("Location", other.url("/other"))));

    tell();

    other.verify(0, postRequestedFor(urlEqualTo("/other")));
    assertThat(calls().open()).anyMatch(open -> open.contains("HTTP 307"));
  }

  @Test
  void aProgramThatWasKilledBeforeItCouldNoteTheAnswerRepeatsTheCallUnderTheSameKey()
      throws IOException {
    theFirstReleaseIsTold();
    site.suppress(GOES, "WITHDRAWN");
    site.publish();
    calls().add(site.manifest());
    Path file = site.data().calls().resolve("told.json");
    byte[] before = Files.readAllBytes(file);
    calls().make();

    Files.write(file, before); // as if the answers had not been noted
    calls().make();

    assertThat(calls().open()).isEmpty();
    assertThat(keys().subList(0, 3)).isEqualTo(keys().subList(3, 6));
    assertThat(requests().get(0).getBodyAsString()).isEqualTo(requests().get(3).getBodyAsString());
  }

  @Test
  void aReleaseThatWasSkippedLosesNoTakedown() throws IOException {
    theFirstReleaseIsTold();
    site.suppress(GOES, "WITHDRAWN");
    site.publish();
    site.export(COMES);
    site.publish();

    tell();

    assertThat(keys().getFirst()).isEqualTo(site.manifest().release() + "-purge-takedowns");
    assertThat(requests().getFirst().getBodyAsString()).contains(GOES.pagePath());
    assertThat(calls().forgotten(GOES.id())).isTrue();
  }
}
