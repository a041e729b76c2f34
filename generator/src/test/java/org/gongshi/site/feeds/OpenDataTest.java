package org.gongshi.site.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The open data of a built site. */
class OpenDataTest {

  /** Those of penalties of October 2026, less their ends. */
  private static final String DATA = "decisions/penalty/2026-10/penalty-2026-10";

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

    String csv = installation.text(DATA + ".csv");

    assertThat(csv).startsWith("\uFEFFid,version,kind,").endsWith("\r\n");
    assertThat(csv.split("\r\n", -1)).hasSize(4);
    assertThat(csv).contains("\"甲\"\"乙\"\",丙\"", "第一行 第二行", "'=HYPERLINK(1)");
  }

  @Test
  void theLinesOfJsonAreThePublishedFiles() throws IOException {
    Sample sample = penalty(1);
    installation.export(sample);
    installation.publish();

    List<String> lines = installation.text(DATA + ".jsonl").lines().toList();

    assertThat(lines).hasSize(1);
    assertThat(Json.tree(lines.getFirst()))
        .isEqualTo(Json.tree(new String(sample.bytes(), StandardCharsets.UTF_8)));
  }

  @Test
  void theExchangeFileHasARowForEachPartyAndAmountsInTenThousands() throws IOException {
    installation.export(penalty(1).with("amountYuan", "1234.50"));
    installation.publish();

    String csv =
        installation.text("decisions/penalty/2026-10/double-publicity-penalty-2026-10.csv");

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
      String path = path(line.substring(66));
      assertThat(sum(path)).as(path).isEqualTo(line.substring(0, 64));
      assertThat(catalogue.toString()).contains(path, line.substring(0, 64));
    }
  }

  /** {@code decisions/fee/2026-10/fee-2026-10.csv} of {@code fee-2026-10.csv}. */
  private static String path(String name) {
    String list =
        name.replace("double-publicity-", "").replaceFirst("-(\\d{4}-\\d\\d)\\..*", "/$1");
    return "decisions/" + list + "/" + name;
  }

  private String sum(String path) throws IOException {
    return Sha256.of(Files.readAllBytes(installation.file(path)));
  }

  @Test
  void aNewDecisionChangesTheFilesOfItsMonthAndTheChecksumsOfTheOthersAreTakenOver()
      throws IOException {
    installation.export(List.of(penalty(1), penalty(2).decidedOn("2026-09-07")));
    installation.publish();
    String september = DATA.replace("2026-10", "2026-09") + ".csv";
    Path last = installation.file(september).toRealPath();

    installation.export(penalty(3));
    installation.publish();

    assertThat(installation.text(DATA + ".csv").split("\r\n")).hasSize(3);
    assertThat(installation.file(september).toRealPath()).isEqualTo(last);
    assertThat(installation.text("data/SHA256SUMS"))
        .contains(sum(september) + "  penalty-2026-09.csv\n")
        .contains(sum(DATA + ".csv") + "  penalty-2026-10.csv\n");
  }

  @Test
  void theYearsPageLeadsToTheFilesOfEachMonthAndTheOverviewCountsThem() throws IOException {
    installation.export(
        List.of(penalty(1), penalty(2), penalty(3).decidedOn("2026-09-07"), fee("2025-12-31")));
    installation.publish();

    assertThat(installation.text("data/index.html")).contains("2026.html", "2025.html");
    assertThat(installation.text("data/2026.html"))
        .contains("行政处罚 2026年", "10月", "2件", "penalty-2026-10.csv", "penalty-2026-09.jsonl")
        .contains("double-publicity-penalty-2026-10.csv")
        .doesNotContain("行政征收");
    assertThat(installation.text("data/2025.html")).contains("fee-2025-12.csv");
  }

  @Test
  void aMonthFromWhichAllWasTakenDownHasNoDataAnyMore() throws IOException {
    Sample gone = penalty(1);
    installation.export(List.of(gone, fee("2026-10-08")));
    installation.publish();
    installation.suppress(gone, "WITHDRAWN");
    installation.publish();

    assertThat(installation.file(DATA + ".csv")).doesNotExist();
    assertThat(installation.text("data/SHA256SUMS")).doesNotContain("penalty");
    assertThat(installation.text("data/2026.html")).doesNotContain("penalty-2026-10");
  }

  private static Sample fee(String day) {
    return Sample.number(9).kind(Kind.FEE).decidedOn(day);
  }

  @Test
  void whatIsTakenDownLeavesTheDataAndStandsInTheListOfDeletionsOnly() throws IOException {
    Sample gone = penalty(1);
    installation.export(List.of(gone, penalty(2)));
    installation.publish();
    installation.suppress(gone, "WITHDRAWN");
    installation.publish();

    assertThat(installation.text(DATA + ".csv")).doesNotContain(gone.id());
    assertThat(installation.text(DATA + ".jsonl")).doesNotContain(gone.id());
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

  @Test
  void whatWasApprovedLastComesFirstInTheFeedsHoweverOldItIs() throws IOException {
    Random random = new Random(20261129);
    List<Sample> samples = new ArrayList<>();
    for (int number = 0; number < 120; number++) {
      LocalDate decided = LocalDate.of(2026, 1 + random.nextInt(9), 1 + random.nextInt(28));
      LocalDate approved = decided.plusDays(random.nextInt(40));
      samples.add(
          Sample.number(number)
              .decidedOn(decided.toString())
              .with("disclosure", approved(approved.toString())));
    }
    installation.export(samples);
    installation.publish();
    installation.export(samples.getFirst().with("disclosure", approved("2026-11-02")));
    installation.publish();

    List<Decision> all = new ArrayList<>(samples.stream().map(Sample::decision).toList());
    all.set(0, samples.getFirst().with("disclosure", approved("2026-11-02")).decision());
    assertThat(ids("decisions")).isEqualTo(latest(all, decision -> true));
    assertThat(ids("decisions").getFirst()).isEqualTo(Sample.id(0));
    for (Kind kind : Kind.values()) {
      assertThat(ids(kind.slug())).isEqualTo(latest(all, decision -> decision.kind() == kind));
    }
    for (String organ : all.stream().map(decision -> decision.organ().code()).distinct().toList()) {
      assertThat(ids("organ-" + organ))
          .isEqualTo(latest(all, decision -> decision.organ().code().equals(organ)));
    }
  }

  private static Map<String, Object> approved(String day) {
    return Map.of("choice", "FULL_TEXT", "approvedOn", day);
  }

  private List<String> ids(String feed) throws IOException {
    List<String> ids = new ArrayList<>();
    for (JsonNode item : Json.tree(installation.text("feeds/" + feed + ".json")).get("items")) {
      String id = item.get("id").asString();
      ids.add(id.substring(id.lastIndexOf(':') + 1));
    }
    return ids;
  }

  private static List<String> latest(List<Decision> all, Predicate<Decision> of) {
    return all.stream()
        .filter(of)
        .sorted(
            Comparator.comparing((Decision decision) -> decision.disclosure().approvedOn())
                .thenComparing(Decision::decidedOn)
                .thenComparing(Decision::id)
                .reversed())
        .limit(50)
        .map(Decision::id)
        .toList();
  }
}
