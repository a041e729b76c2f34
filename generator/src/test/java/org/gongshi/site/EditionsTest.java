package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.search.SearchIndex;
import org.gongshi.site.verify.Surfaces.Scan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions of one decision as the public sees them, from page to page. */
class EditionsTest {

  private static final Sample FIRST = Sample.number(1);
  private static final Sample SECOND = edition(11, 2, FIRST);
  private static final Sample THIRD = edition(21, 3, SECOND);

  @TempDir Path root;
  private TestInstallation site;

  /** A number with the same kind, in the same month as the first. */
  private static Sample edition(int number, int version, Sample earlier) {
    return Sample.number(number)
        .kind(FIRST.decision().kind())
        .decidedOn(FIRST.decision().decidedOn().toString())
        .with("title", "更正后的第" + version + "版")
        .with("version", version)
        .with("replaces", Map.of("id", earlier.id(), "cause", "TYPING_ERROR"));
  }

  @BeforeEach
  void newInstallation() throws IOException {
    site = new TestInstallation(root);
    site.export(Sample.numbers(2, 5));
    site.export(FIRST);
    site.build();
  }

  private void replace(Sample earlier, Sample later) throws IOException {
    site.export(later);
    site.suppress(earlier, "CORRECTED", Map.of("replacedBy", later.id()));
    java.nio.file.Files.delete(site.content().resolve(earlier.jsonPath()));
    site.build();
  }

  @Test
  void theTwoPagesLinkEachOtherAndOnlyTheNewOneIsListedAndFound() throws IOException {
    replace(FIRST, SECOND);

    assertThat(site.text("gone/" + FIRST.id() + ".html"))
        .contains("已更正", SECOND.pagePath(), "更正后的第2版");
    assertThat(site.text(SECOND.pagePath()))
        .contains("原公示内容存在文字差错 v2", "gone/" + FIRST.id() + ".html");
    assertThat(site.file(FIRST.pagePath())).doesNotExist();
    assertThat(site.file(FIRST.jsonPath())).doesNotExist();
    String list = FIRST.pagePath().replaceFirst("[^/]*$", "index.html");
    assertThat(site.text(list)).contains(SECOND.id()).doesNotContain(FIRST.id());
    String sitemap = FIRST.pagePath().replaceFirst("[^/]*$", "sitemap.xml");
    assertThat(site.text(sitemap)).contains(SECOND.id()).doesNotContain(FIRST.id());
    assertThat(site.text("feeds/decisions.atom")).contains(SECOND.id()).doesNotContain(FIRST.id());
    try (SearchIndex index = SearchIndex.open(DataFolder.index(site.current()))) {
      assertThat(index.count(SECOND.id())).isEqualTo(1);
      assertThat(index.count(FIRST.id())).isZero();
    }
  }

  @Test
  void theScanOfATakedownPassesOverTheLinkOfTheLaterEditionAndNothingElse() throws IOException {
    replace(FIRST, SECOND);
    assertThat(site.scan(Set.of(FIRST.id())).get(FIRST.id()))
        .extracting(Scan::hits)
        .containsOnly(0);

    // The same words in a decision that does not stand in its place are a trace.
    Sample other = Sample.number(31).with("facts", "参见" + FIRST.id() + "号决定。");
    site.export(other);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> site.build())
        .hasMessageContaining("SUPPRESSED_TRACE");
  }

  @Test
  void everyEarlierEditionLeadsToTheOneThatStandsAndToItsEndWhenItIsWithdrawn() throws IOException {
    replace(FIRST, SECOND);
    replace(SECOND, THIRD);
    assertThat(site.text("gone/" + FIRST.id() + ".html")).contains(THIRD.pagePath());
    assertThat(site.text("gone/" + SECOND.id() + ".html")).contains(THIRD.pagePath());
    assertThat(site.text(THIRD.pagePath()))
        .contains("gone/" + SECOND.id() + ".html")
        .doesNotContain(FIRST.id());

    site.suppress(THIRD, "WITHDRAWN");
    site.build();

    for (Sample edition : new Sample[] {FIRST, SECOND}) {
      assertThat(site.text("gone/" + edition.id() + ".html"))
          .contains("已更正", "class=\"later\">已撤回 2026-11-23 原决定已被依法撤销。")
          .doesNotContain(THIRD.pagePath());
    }
    for (Sample edition : new Sample[] {FIRST, SECOND, THIRD}) {
      assertThat(site.file(edition.pagePath())).doesNotExist();
      assertThat(site.manifest().sources()).doesNotContainKey(edition.id());
    }
  }

  @Test
  void editionsThatReplaceEachOtherInARingDoNotHoldTheBuild() throws IOException {
    site.suppress(FIRST, "CORRECTED", Map.of("replacedBy", SECOND.id()));
    site.suppress(SECOND, "CORRECTED", Map.of("replacedBy", FIRST.id()));

    assertThat(site.build()).isInstanceOf(BuildResult.Built.class);
  }

  @Test
  void theShippedPagesSayWhichEditionStandsWhatBecameOfItAndHowToAskForACorrection()
      throws IOException {
    site.templates(Path.of("../templates/src/main/resources/theme").toAbsolutePath());
    replace(FIRST, SECOND);
    assertThat(site.text(SECOND.pagePath()))
        .contains("原公示内容存在文字差错，本页为更正后的第 2 版，请以本页为准。")
        .contains("gone/" + FIRST.id() + ".html", "申请更正", SECOND.id());
    assertThat(site.text("gone/" + FIRST.id() + ".html")).contains("已更正", SECOND.pagePath());

    site.suppress(SECOND, "WITHDRAWN");
    site.build();

    assertThat(site.text("gone/" + FIRST.id() + ".html"))
        .contains("更正后的内容", "已撤回", "原决定已被依法撤销。")
        .doesNotContain(SECOND.pagePath());
  }
}
