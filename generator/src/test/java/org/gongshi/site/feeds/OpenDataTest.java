package org.gongshi.site.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The open data of a built site. */
class OpenDataTest {

  @TempDir Path root;

  private TestInstallation installation;

  @BeforeEach
  void install() {
    installation = new TestInstallation(root);
  }

  private static Sample penalty(int number) {
    return Sample.number(number).kind(Kind.PENALTY).decidedOn("2026-10-0" + (number % 9 + 1));
  }

  @Test
  void everyDecisionIsOneLineWhateverItsTextsHold() throws IOException {
    installation.export(
        List.of(
            penalty(1).with("title", "甲\"乙\",丙").with("conclusion", "第一行\n第二行"),
            penalty(2).with("title", "=HYPERLINK(1)")));
    installation.publish();

    String csv = installation.text("data/penalty-2026.csv");

    assertThat(csv).startsWith("\uFEFFid,version,kind,").endsWith("\r\n");
    assertThat(csv.split("\r\n", -1)).hasSize(4);
    assertThat(csv).contains("\"甲\"\"乙\"\",丙\"", "第一行 第二行", "'=HYPERLINK(1)");
  }

  @Test
  void theLinesOfJsonAreThePublishedFiles() throws IOException {
    Sample sample = penalty(1);
    installation.export(sample);
    installation.publish();

    List<String> lines = installation.text("data/penalty-2026.jsonl").lines().toList();

    assertThat(lines).hasSize(1);
    assertThat(Json.tree(lines.getFirst()))
        .isEqualTo(Json.tree(new String(sample.bytes(), StandardCharsets.UTF_8)));
  }

  @Test
  void theExchangeFileHasARowForEachPartyAndAmountsInTenThousands() throws IOException {
    installation.export(penalty(1).with("amountYuan", "1234.50"));
    installation.publish();

    String csv = installation.text("data/double-publicity-penalty-2026.csv");

    assertThat(csv).contains("CF_XDR_MC,CF_XDR_LB", "0.123450", "2026/10/02", "法人及非法人组织");
  }

  @Test
  void checksumsAreThoseOfTheFilesAndTheCatalogueNamesThem() throws IOException {
    installation.export(List.of(penalty(1), Sample.number(2).kind(Kind.FEE)));
    installation.publish();

    List<String> sums = installation.text("data/SHA256SUMS").lines().toList();
    assertThat(sums).hasSize(5);
    JsonNode catalogue = Json.tree(installation.text("data/catalog.jsonld"));
    assertThat(catalogue.get("dcat:dataset").size()).isEqualTo(2);
    for (String line : sums) {
      String name = line.substring(66);
      byte[] bytes = Files.readAllBytes(installation.file("data/" + name));
      assertThat(Sha256.of(bytes)).as(name).isEqualTo(line.substring(0, 64));
      assertThat(catalogue.toString()).contains("/data/" + name, line.substring(0, 64));
    }
  }

  @Test
  void whatIsTakenDownLeavesTheDataAndStandsInTheListOfDeletionsOnly() throws IOException {
    Sample gone = penalty(1);
    installation.export(List.of(gone, penalty(2)));
    installation.publish();
    installation.suppress(gone, "WITHDRAWN");
    installation.publish();

    assertThat(installation.text("data/penalty-2026.csv")).doesNotContain(gone.id());
    assertThat(installation.text("data/penalty-2026.jsonl")).doesNotContain(gone.id());
    JsonNode deleted = Json.tree(installation.text("feeds/removed.json")).get("removed");
    assertThat(deleted.size()).isEqualTo(1);
    assertThat(deleted.get(0).get("id").asString()).isEqualTo(gone.id());
    assertThat(installation.text("feeds/removed.json"))
        .doesNotContain("title", "documentNumber", "reason");
  }

  @Test
  void everyKindAndOrganHasItsFeedsWithTheSameDecisions() throws IOException {
    installation.export(List.of(penalty(1), Sample.number(2).kind(Kind.FEE)));
    installation.publish();

    JsonNode feed = Json.tree(installation.text("feeds/penalty.json"));
    assertThat(feed.get("items").size()).isEqualTo(1);
    assertThat(installation.text("feeds/penalty.atom")).contains(penalty(1).id());
    assertThat(installation.text("feeds/fee.atom")).doesNotContain(penalty(1).id());
    assertThat(
            Json.tree(installation.text("feeds/organ-1199010000HA01118C.json")).get("items").size())
        .isEqualTo(2);
    assertThat(installation.file("feeds/coercion.atom")).exists();
  }
}
