package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gongshi.site.BuildResult.Built;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.search.shards.SearchShards;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample site's own registers and pages, with the pages that the program ships. */
class ShippedContentTest {

  private static final Path CONTENT = Path.of("../site-content");
  private static final Path THEME = Path.of("../templates/src/main/resources/theme");

  @TempDir Path root;

  private TestInstallation site;

  @BeforeEach
  void install() throws IOException {
    site = new TestInstallation(root);
    site.templates(THEME.toAbsolutePath());
    for (String folder : List.of("registers", "pages")) {
      for (String file : FoundFiles.below(CONTENT.resolve(folder)).files()) {
        TestInstallation.put(
            site.siteContent().resolve(folder).resolve(file),
            Files.readAllBytes(CONTENT.resolve(folder).resolve(file)));
      }
    }
  }

  @Test
  void aNewSiteWithoutADecisionHasNoDeadLinkAndNothingIsHeldBack() throws IOException {
    assertThat(((Built) site.build()).quarantined()).isEmpty();
    assertThat(site.text("registers/self-check.html")).contains("三项制度自查清单");
  }

  @Test
  void everyEntryHasItsPageWhichNamesItsRegister() throws IOException {
    site.build();

    assertThat(site.text("registers/matters/licence-05.html"))
        .contains("占用、挖掘城市道路审批", "办结时限", "<del>自受理之日起20日内", "海岬管发〔2026〕14号");
    assertThat(site.text("registers/matters/penalty-07.html")).contains("依据有变动");
    assertThat(site.text("registers/legal-bases/penalty-law.html"))
        .contains("以此为依据的公示内容", "行政处罚一般程序");
    assertThat(site.text("registers/changes/2026-07-01.html")).contains("2026年7月15日");
  }

  @Test
  void whoseCertificateHasEndedIsNamedNowhere() throws IOException {
    site.build();

    for (String file : site.manifest().files().keySet()) {
      String shown =
          new String(
              SearchShards.plain(file, Files.readAllBytes(site.file(file))),
              StandardCharsets.UTF_8);
      assertThat(shown).as(file).doesNotContain("贺闻舟", "011202901");
    }
    assertThat(site.text("registers/changes/index.html")).contains("一名执法人员（证件已失效）");
  }

  @Test
  void aDecisionLinksItsBasisMarksItsGapsAndShowsHowItsTermWasCounted() throws IOException {
    Sample sample =
        Sample.number(1)
            .kind(Kind.PENALTY)
            .decidedOn("2026-09-30")
            .with("publicBy", "2026-10-15")
            .with("facts", "住［住址略］。")
            .with("title", "</script><b>案")
            .with("basis", "《中华人民共和国行政处罚法》第九条");
    site.export(sample);
    site.build();

    String page = site.text(sample.pagePath());

    assertThat(page)
        .contains(
            "<span class=\"gap\">［住址略］</span>",
            "registers/legal-bases/penalty-law.html",
            "国庆节放假7天，不计入",
            "2026-10-10调休上班，计入",
            "\"@type\":\"DigitalDocument\"",
            "\\u003c/script>")
        .doesNotContain("</script><b>");
  }

  @Test
  void aSiteBelowAnotherPathPointsThere() throws IOException {
    Path settings = site.siteContent().resolve("site.json");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace("https://zfgs.haijia.example", "https://www.haijia.example/zfgs"));
    Sample sample = Sample.number(1).kind(Kind.PENALTY);
    site.export(sample);

    assertThat(((Built) site.build()).quarantined()).isEmpty();
    assertThat(site.text(sample.pagePath()))
        .contains("https://www.haijia.example/zfgs/" + sample.pagePath());
    assertThat(site.text("404.html")).contains("href=\"/zfgs/index.html\"");
    assertThat(site.text("feeds/penalty.json"))
        .contains("https://www.haijia.example/zfgs/" + sample.pagePath());
  }

  @Test
  void theFrameSpeaksEnglishWhereTheSettingsSaySoAndWhatIsPublishedStaysChinese()
      throws IOException {
    Path settings = site.siteContent().resolve("site.json");
    Files.writeString(
        settings, Files.readString(settings).replaceFirst("\\{", "{\"language\":\"en\","));
    site.export(Sample.number(1));
    site.publish();

    Document page = Jsoup.parse(site.text(Sample.number(1).pagePath()));
    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("zh-CN");
    for (String own : List.of("a.skip", "header", "footer")) {
      assertThat(page.selectFirst(own).attr("lang")).as(own).isEqualTo("en");
    }
    assertThat(page.select(".main-nav a").eachText())
        .startsWith("Home", "Licences", "Penalties")
        .contains("Registers", "Search");
    for (Element text : page.select("header *, footer *")) {
      boolean chinese = text.closest("[lang]").attr("lang").equals("zh-CN");
      assertThat(!chinese && text.ownText().matches(".*\\p{IsHan}.*")).as(text.text()).isFalse();
    }
    assertThat(page.selectFirst("main").text()).contains(Sample.number(1).decision().title());
  }

  @Test
  void aLanguageThatTheFrameDoesNotSpeakIsRefused() throws IOException {
    Path settings = site.siteContent().resolve("site.json");
    Files.writeString(
        settings, Files.readString(settings).replaceFirst("\\{", "{\"language\":\"fr\","));

    assertThatThrownBy(site::build).hasMessageContaining("language must be one of [zh-CN, en]");
  }

  @Test
  void anyoneCanCheckADecisionWithTheKeyThatTheSiteOffers() throws Exception {
    site.export(Sample.number(1));
    site.publish();

    TrustedKey key = TrustedKey.read(site.file("data/signing-public.pem"));
    Path json = site.file(Sample.number(1).jsonPath());
    String signature = Files.readString(json.resolveSibling(json.getFileName() + ".sig"));
    assertThat(key.signed(Files.readAllBytes(json), signature)).isTrue();
  }

  @Test
  void aMissingPageThatEveryDecisionLinksToIsToldOnceAndTheDecisionsArePublic() throws IOException {
    Files.delete(site.siteContent().resolve("pages/about/verify.md"));
    site.export(Sample.numbers(0, 5));

    List<Quarantined> told = ((Built) site.build()).quarantined();

    assertThat(told)
        .filteredOn(one -> one.path().startsWith("decisions/"))
        .singleElement()
        .satisfies(
            one -> assertThat(one.detail()).startsWith("about/verify.html").contains("more pages"));
    assertThat(site.receipts(site.manifest().release()))
        .hasSize(5)
        .allMatch(name -> name.startsWith("published-"));
  }
}
