package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongshi.site.BuildResult.Built;
import org.gongshi.site.BuildResult.UpToDate;
import org.gongshi.site.content.ContractSchema;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.Quarantined.Rule;
import org.gongshi.site.release.BuildLock;
import org.gongshi.site.release.DataFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

  @TempDir Path root;
  private TestInstallation site;

  @BeforeEach
  void newInstallation() {
    site = new TestInstallation(root);
  }

  @Test
  void aSiteWithoutAnyContentIsBuiltWithEmptyPages() throws IOException {
    BuildResult result = site.build();

    assertThat(result).isInstanceOf(Built.class);
    assertThat(site.text("index.html")).contains("暂无");
    assertThat(site.text("decisions/fee/index.html")).contains("行政收费");
    assertThat(site.text("feeds/decisions.atom")).contains("<updated>1970-01-01");
  }

  @Test
  void aDecisionIsPublishedWithItsFilesByteForByte() throws IOException {
    Sample sample = Sample.number(1);
    Path exported = site.export(sample);

    Built built = (Built) site.build();

    assertThat(built.published()).containsExactly(sample.id());
    assertThat(site.text(sample.pagePath())).contains(sample.decision().title());
    assertThat(site.file(sample.jsonPath())).hasSameBinaryContentAs(exported);
    assertThat(site.file(sample.jsonPath() + ".sig"))
        .hasSameBinaryContentAs(Path.of(exported + ".sig"));
    String sitemap = sample.pagePath().replaceFirst("[^/]*$", "sitemap.xml");
    assertThat(site.text("sitemap.xml")).contains(sitemap);
    assertThat(site.text(sitemap)).contains(sample.pagePath());
    assertThat(site.text("feeds/decisions.atom")).contains(sample.pagePath());
  }

  @Test
  void nothingChangedMakesNoNewRelease() throws IOException {
    site.export(Sample.number(1));
    String release = site.build().release();

    assertThat(site.build()).isEqualTo(new UpToDate(release, List.of()));
    assertThat(site.releases()).containsExactly(release);
  }

  @Test
  void theSameContentInAnotherInstallationGivesTheSameBytes(@TempDir Path elsewhere)
      throws IOException {
    site.export(Sample.numbers(0, 30));
    site.suppress(Sample.number(7), "EXPIRED");
    site.build();
    Map<String, String> first = hashes(site);

    TestInstallation other = new TestInstallation(elsewhere);
    try (var files = Files.walk(site.content())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = other.content().resolve(site.content().relativize(file));
        TestInstallation.put(copy, Files.readAllBytes(file));
      }
    }
    Files.copy(site.keyFile(), other.keyFile(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    other.at("2026-12-10T00:00:00Z");
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      other.build();
      assertThat(Locale.getDefault()).isEqualTo(Locale.GERMANY);
    } finally {
      Locale.setDefault(locale);
    }

    assertThat(hashes(other)).isEqualTo(first);
  }

  private static Map<String, String> hashes(TestInstallation site) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    site.filesButTheLog().forEach((path, file) -> hashes.put(path, file.sha256()));
    return hashes;
  }

  @Test
  void markupInADecisionIsShownAndNotObeyed() throws IOException {
    Sample sample = Sample.number(1).with("title", "<script>alert(1)</script> & \"案\"");
    site.export(sample);

    site.build();

    assertThat(site.text(sample.pagePath()))
        .contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;案&quot;</h1>")
        .doesNotContain("<script>");
    assertThat(site.text("index.html")).doesNotContain("<script>");
  }

  @Test
  void anItemWithABrokenSignatureIsHeldBackAndTheRestIsBuilt() throws IOException {
    Sample good = Sample.number(1);
    Sample bad = Sample.number(2);
    site.export(good);
    Path file = site.export(bad);
    Files.writeString(file, Files.readString(file).replace("罚款", "警告"));

    Built built = (Built) site.build();

    assertThat(built.published()).containsExactly(good.id());
    assertThat(built.quarantined())
        .containsExactly(Quarantined.of(bad.jsonPath(), Rule.SIGNATURE_BROKEN));
    assertThat(Files.exists(site.file(bad.pagePath()))).isFalse();
    assertThat(Files.readString(site.data().report(built.release())))
        .contains("signature-broken")
        .doesNotContain("有限公司");
    assertThat(site.receipts(built.release())).contains("quarantined-" + bad.id() + ".json");
  }

  @Test
  void aTakenDownDecisionLeavesATombstoneAndAReceiptThatFoundNothing() throws IOException {
    Sample sample = Sample.number(3).party("欧阳某甲");
    site.export(List.of(sample, Sample.number(4)));
    site.build();
    site.suppress(sample, "WITHDRAWN");

    Built built = (Built) site.build();

    assertThat(built.takenDown()).containsExactly(sample.id());
    assertThat(Files.exists(site.file(sample.pagePath()))).isFalse();
    assertThat(site.text("gone/" + sample.id() + ".html")).contains("已撤回", "原决定已被依法撤销。");
    String sitemap = sample.pagePath().replaceFirst("[^/]*$", "sitemap.xml");
    assertThat(site.text(sitemap)).doesNotContain(sample.id());
    assertThat(site.text("sitemap-removed.xml")).contains(sample.pagePath());
    assertThat(site.text("feeds/removed.json")).contains(sample.id()).doesNotContain("罚款");
    String receipt =
        Files.readString(
            site.data().receipts(built.release()).resolve("taken-down-" + sample.id() + ".json"));
    var tree = Json.tree(receipt);
    assertThat(ContractSchema.RECEIPT.breach(tree)).isEmpty();
    assertThat(tree.get("surfaces")).hasSize(6);
    tree.get("surfaces").forEach(s -> assertThat(s.get("hits").asInt()).isZero());
    assertThat(tree.get("surfaces").get(5).get("files").asInt()).isPositive();
    assertThat(tree.get("elapsedMillis").asLong()).isEqualTo(1_002);
  }

  @Test
  void nothingThatOnlyTheWithdrawnDecisionSaidIsInAnyByteOfTheInstallationsReleases()
      throws IOException {
    Sample sample = Sample.number(3).party("鸢尾某乙").with("facts", "经查，饕餮货栈未建立台账。");
    site.export(Sample.numbers(10, 40));
    site.export(sample);
    site.build();
    assertThat(filesWith("饕餮货栈")).isNotEmpty();
    site.suppress(sample, "LEAKED");

    site.build();

    assertThat(site.releases()).hasSize(1);
    for (String secret : List.of("饕餮货栈", "鸢尾某乙", "饕\u001f餮", "餮货", sample.decision().title())) {
      assertThat(filesWith(secret)).as(secret).isEmpty();
    }
  }

  private List<String> filesWith(String text) throws IOException {
    FoundFiles found = FoundFiles.below(site.data().root());
    return found.files().stream()
        .filter(file -> !file.startsWith("content/"))
        .filter(
            file -> {
              try {
                String bytes =
                    new String(Files.readAllBytes(found.path(file)), StandardCharsets.ISO_8859_1);
                return bytes.contains(
                    new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }

  @Test
  void aSuppressionBeatsADecisionFileThatComesBack() throws IOException {
    Sample sample = Sample.number(3);
    site.export(sample);
    site.build();
    site.suppress(sample, "WITHDRAWN");
    site.build();
    site.export(Sample.number(3).with("version", 9));
    site.export(Sample.number(5));

    Built built = (Built) site.build();

    assertThat(built.published()).containsExactly(Sample.id(5));
    assertThat(Files.exists(site.file(sample.pagePath()))).isFalse();
  }

  @Test
  void slotsStayWhereTheyAreWhenItemsComeAndGo() throws IOException {
    List<Sample> samples = Sample.numbers(0, 120);
    samples.forEach(sample -> sample.kind(Kind.PENALTY));
    site.export(samples.subList(0, 100));
    site.build();
    String firstPage = site.text("decisions/penalty/page-1.html");

    site.export(samples.subList(100, 120));
    site.build();
    assertThat(items("decisions/penalty/page-1.html")).isEqualTo(itemsOf(firstPage)).hasSize(50);
    assertThat(items("decisions/penalty/page-3.html")).hasSize(20);

    List<String> second = items("decisions/penalty/page-2.html");
    site.suppress(samples.get(0), "EXPIRED");
    site.build();
    assertThat(items("decisions/penalty/page-1.html"))
        .isEqualTo(itemsOf(firstPage).stream().filter(id -> !id.equals(Sample.id(0))).toList())
        .hasSize(49);
    assertThat(items("decisions/penalty/page-2.html")).isEqualTo(second);
    assertThat(items("decisions/penalty/index.html"))
        .isEqualTo(items("decisions/penalty/page-3.html"));
  }

  @Test
  void onlyTheNewestPageOfAListSaysHowManyDecisionsThereAreAndItSaysSoRight() throws IOException {
    List<Sample> samples = Sample.numbers(0, 60);
    samples.forEach(sample -> sample.kind(Kind.PENALTY));
    site.export(samples);
    site.build();
    site.suppress(samples.get(3), "EXPIRED");
    site.export(Sample.number(60).kind(Kind.PENALTY).decidedOn("2026-10-03"));
    site.build();

    assertThat(site.text("decisions/penalty/index.html")).contains("<p class=\"total\">60</p>");
    assertThat(site.text("decisions/penalty/2026-10/index.html"))
        .contains("<p class=\"total\">1</p>");
    assertThat(site.text("decisions/penalty/page-1.html")).contains("<p class=\"total\"></p>");
    assertThat(site.text("index.html")).contains("<p>60</p>");
  }

  private List<String> items(String path) throws IOException {
    return itemsOf(site.text(path));
  }

  private static List<String> itemsOf(String html) {
    return org.jsoup.Jsoup.parse(html).select("article").eachAttr("id").stream()
        .collect(Collectors.toList());
  }

  @Test
  void anItemIsReceiptedOncePerVersion() throws IOException {
    Sample sample = Sample.number(1);
    site.export(sample);
    String first = site.build().release();
    site.export(Sample.number(2));
    String second = site.build().release();
    site.export(Sample.number(1).with("version", 2).with("category", "警告"));
    String third = site.build().release();

    String name = "published-" + sample.id() + ".json";
    assertThat(site.receipts(first)).containsExactly(name);
    assertThat(site.receipts(second)).containsExactly("published-" + Sample.id(2) + ".json");
    assertThat(site.receipts(third)).containsExactly(name);
    String receipt = Files.readString(site.data().receipts(third).resolve(name));
    assertThat(ContractSchema.RECEIPT.breach(Json.tree(receipt))).isEmpty();
    assertThat(Json.tree(receipt).get("version").asInt()).isEqualTo(2);
  }

  @Test
  void receiptsThatAKilledBuildDidNotWriteAreWrittenByTheNext() throws IOException {
    Sample sample = Sample.number(1);
    Sample gone = Sample.number(2);
    site.export(List.of(sample, gone));
    site.build();
    site.suppress(gone, "CORRECTED");
    site.export(Sample.number(3));
    String release = site.build().release();
    List<String> receipts = site.receipts(release);
    for (String receipt : receipts) {
      Files.delete(site.data().receipts(release).resolve(receipt));
    }

    assertThat(site.build()).isInstanceOf(UpToDate.class);

    assertThat(site.receipts(release)).isEqualTo(receipts).hasSize(2);
  }

  @Test
  void theNewestReleasesAreKept() throws IOException {
    for (int number = 0; number < 8; number++) {
      site.export(Sample.number(number));
      site.build();
    }

    assertThat(site.releases()).hasSize(5).endsWith(site.manifest().release());
  }

  @Test
  void aBuildWhoseTemplateFailsLeavesTheLastReleaseAndNoTrace(@TempDir Path theme)
      throws IOException {
    site.export(Sample.number(1));
    String release = site.build().release();
    copyTheme(theme);
    Files.writeString(theme.resolve("decision.ftlh"), "${decision.noSuchField}");
    site.templates(theme);

    assertThatThrownBy(site::build).isInstanceOf(IOException.class);

    assertThat(site.releases()).containsExactly(release);
    assertThat(site.manifest().release()).isEqualTo(release);
  }

  @Test
  void aDeadLinkOfTheThemeStopsAPublicationButNotATakedown(@TempDir Path theme) throws IOException {
    Sample sample = Sample.number(1);
    site.export(sample);
    site.build();
    copyTheme(theme);
    String dead = "<!doctype html><a href='nowhere.html'>x</a>";
    Files.writeString(theme.resolve("gone.ftlh"), dead);
    Files.writeString(theme.resolve("notfound.ftlh"), dead);
    site.templates(theme);
    assertThatThrownBy(site::build).hasMessageContaining("DEAD_LINK");

    site.suppress(sample, "LEAKED");

    Built built = (Built) site.build();
    assertThat(built.takenDown()).containsExactly(sample.id());
    assertThat(built.quarantined()).extracting(Quarantined::rule).contains(Rule.DEAD_LINK);
  }

  @Test
  void aPageOfTheThemeThatIsNotWellFormedStopsAPublicationButNotATakedown(@TempDir Path theme)
      throws IOException {
    Sample sample = Sample.number(1);
    site.export(sample);
    site.build();
    copyTheme(theme);
    Files.writeString(theme.resolve("notfound.ftlh"), "<!doctype html>\n<p>x");
    site.templates(theme);
    assertThatThrownBy(site::build)
        .hasMessageContaining("MALFORMED_HTML")
        .hasMessageContaining("line 2: <p> is not closed");

    site.suppress(sample, "LEAKED");

    Built built = (Built) site.build();
    assertThat(built.takenDown()).containsExactly(sample.id());
    assertThat(built.quarantined()).extracting(Quarantined::rule).contains(Rule.MALFORMED_PAGE);
  }

  @Test
  void aDeadLinkOfTheWebmastersIsToldWithItsFileAndLine() throws IOException {
    TestInstallation.put(
        site.siteContent().resolve("pages/about/a.md"),
        "title=关于\ndate=2026-01-01\nstatus=published\n~~~~~~\n\n[去](nowhere.html)\n"
            .getBytes(StandardCharsets.UTF_8));

    Built built = (Built) site.build();

    assertThat(built.quarantined().getFirst().detail())
        .isEqualTo("about/nowhere.html (pages/about/a.md line 6)");
  }

  private static void copyTheme(Path target) throws IOException {
    FoundFiles theme = FoundFiles.below(TestInstallation.TINY_THEME);
    for (String file : theme.files()) {
      TestInstallation.put(target.resolve(file), Files.readAllBytes(theme.path(file)));
    }
  }

  @Test
  void aSecondBuildIsToldWhoHoldsTheLock() throws IOException {
    try (var held = BuildLock.take(site.data().buildLock(), java.time.Instant.EPOCH)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(site::build)
          .isInstanceOf(BuildLock.HeldException.class)
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
    }
    assertThat(site.build()).isInstanceOf(Built.class);
  }

  @Test
  void whatAKilledBuildLeftIsRemoved() throws IOException {
    site.export(Sample.number(1));
    site.build();
    Path leftover = site.data().releases().resolve(".staging-20260101T000000000Z");
    Files.createDirectories(leftover.resolve("site"));
    Files.writeString(leftover.resolve("site/index.html"), "half");
    Path neverCurrent = site.data().release("29990101T000000000Z");
    Files.createDirectories(DataFolder.site(neverCurrent));

    site.build();

    assertThat(site.releases()).containsExactly(site.manifest().release());
  }

  @Test
  void draftsAndPagesOfTomorrowAreNotPublic() throws IOException {
    page("policies/today", "title=今天\ndate=2026-11-23\nstatus=published\n");
    page("policies/tomorrow", "title=明天\ndate=2026-11-24\nstatus=published\n");
    page("policies/draft", "title=草稿\ndate=2026-11-01\nstatus=draft\n");
    site.at("2026-11-23T15:59:00Z");

    site.build();
    assertThat(site.text("policies/index.html")).contains("今天").doesNotContain("明天", "草稿");
    assertThat(site.text("policies/today.html"))
        .contains("<strong>正文</strong>")
        .doesNotContain("<b>");

    site.at("2026-11-23T16:00:00Z");
    site.build();
    assertThat(site.text("policies/index.html")).contains("今天", "明天").doesNotContain("草稿");
  }

  private void page(String name, String header) throws IOException {
    Path file = site.siteContent().resolve("pages/" + name + ".md");
    TestInstallation.put(
        file, (header + "~~~~~~\n\n**正文** <b>x</b>\n").getBytes(StandardCharsets.UTF_8));
  }
}
