package org.gongshi.site;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.ContractSchema;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Progress;
import org.gongshi.site.deploy.Deployments.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class OutboundTest {

  private static final Sample STAYS = Sample.number(1).kind(Kind.PENALTY);
  private static final Sample GOES = Sample.number(2).kind(Kind.PENALTY);
  private static final String RECEIPT = "taken-down-" + GOES.id() + ".json";

  @TempDir Path root;
  private final WireMockServer cdn = new WireMockServer(wireMockConfig().dynamicPort());
  private TestInstallation site;
  private Path target;

  @BeforeEach
  void aSiteBehindACdn() throws IOException {
    cdn.start();
    cdn.stubFor(post(urlEqualTo("/purge")).willReturn(ok()));
    site = new TestInstallation(root.resolve("site"));
    target = root.resolve("target");
    Path secret = Files.writeString(root.resolve("secret"), "0123456789abcdef0123456789abcdef");
    Files.write(
        site.data().deploySettings(),
        Json.pretty(
            Map.of(
                "targets",
                List.of(target.toString()),
                "purge",
                Map.of("url", cdn.url("/purge"), "secretFile", secret.toString()))));
    site.export(List.of(STAYS, GOES));
    site.build();
  }

  @AfterEach
  void stop() {
    cdn.stop();
  }

  private void round() throws IOException {
    new Outbound(site.data(), site::now, Progress.SILENT).round(new Wish(false, false), false);
  }

  @Test
  void theReceiptOfATakedownWaitsForTheTargetAndTheCdnAndSaysWhenTheyForgot() throws IOException {
    round();
    cdn.stubFor(post(urlEqualTo("/purge")).willReturn(serverError()));
    site.suppress(GOES, "WITHDRAWN");
    String release = site.build().release();
    assertThat(site.receipts(release)).doesNotContain(RECEIPT);

    round();
    assertThat(target.resolve(GOES.pagePath())).doesNotExist();
    assertThat(site.receipts(release)).as("the CDN has not answered").doesNotContain(RECEIPT);

    cdn.stubFor(post(urlEqualTo("/purge")).willReturn(ok()));
    site.later(Duration.ofMinutes(1));
    round();

    JsonNode receipt = Json.tree(Files.readString(site.data().receipts(release).resolve(RECEIPT)));
    assertThat(ContractSchema.RECEIPT.breach(receipt)).isEmpty();
    assertThat(receipt.get("at").asString()).isEqualTo(site.now().toString());
    assertThat(receipt.get("elapsedMillis").asLong())
        .isEqualTo(Duration.parse("PT1M").plusMillis(1_002).toMillis());
    assertThat(receipt.get("elsewhere").valueStream().map(e -> e.get("place").asString()))
        .containsExactly("DEPLOYMENT", "CDN");
  }

  @Test
  void aReceiptThatWaitsSurvivesTheNextRelease() throws IOException {
    round();
    site.suppress(GOES, "WITHDRAWN");
    String release = site.build().release();
    site.export(Sample.number(9));
    site.build();

    round();

    assertThat(site.receipts(release)).contains(RECEIPT);
  }

  @Test
  void aTargetThatFailsHoldsBackTheCallsSoThatNoCacheFetchesTheOldPageAgain() throws IOException {
    round();
    cdn.resetRequests();
    site.suppress(GOES, "WITHDRAWN");
    String release = site.build().release();
    Path obstacle = target.resolve("gone/" + GOES.id() + ".html");
    Files.createDirectories(obstacle.resolve("not-empty"));

    assertThatThrownBy(this::round).hasMessageContaining("上传失败");
    assertThat(target.resolve(GOES.pagePath())).as("it goes without its notice").doesNotExist();
    assertThat(cdn.getAllServeEvents()).isEmpty();
    assertThat(site.receipts(release)).doesNotContain(RECEIPT);

    Files.delete(obstacle.resolve("not-empty"));
    Files.delete(obstacle);
    round();
    assertThat(site.receipts(release)).contains(RECEIPT);
  }

  @Test
  void withoutSettingsReceiptsDoNotWait() throws IOException {
    site.suppress(GOES, "WITHDRAWN");
    String release = site.build().release();
    Files.delete(site.data().deploySettings());

    round();

    assertThat(site.receipts(release)).contains(RECEIPT);
  }

  @Test
  void settingsThatMakeNoSenseAreSaid() throws IOException {
    Files.writeString(site.data().deploySettings(), "{\"purge\":{\"url\":\"ftp://x\"}}");

    assertThatThrownBy(this::round).hasMessageContaining("部署设置").hasMessageContaining("secretFile");
    Files.writeString(site.data().deploySettings(), "{\"target\":[\"/srv/www\"]}");
    assertThatThrownBy(this::round).hasMessageContaining("不认识 target");
  }
}
