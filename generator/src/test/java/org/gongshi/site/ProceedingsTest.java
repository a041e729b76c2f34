package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Decision.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the public reads of reconsiderations and suits, in the shipped pages. */
class ProceedingsTest {

  private static final Map<String, Object> RECONSIDERATION =
      proceeding("RECONSIDERATION", "海岬市人民政府");

  @TempDir Path root;
  private TestInstallation site;

  @BeforeEach
  void newInstallation() throws IOException {
    site = new TestInstallation(root);
    site.templates(Path.of("../templates/src/main/resources/theme").toAbsolutePath());
    site.export(Sample.numbers(2, 5));
    site.export(plain());
    site.build();
  }

  private static Sample plain() {
    return Sample.number(1);
  }

  private static Sample contested(List<Map<String, Object>> proceedings) {
    return plain().with("proceedings", proceedings);
  }

  private static Map<String, Object> proceeding(String kind, String body) {
    Map<String, Object> proceeding = new LinkedHashMap<>();
    proceeding.put("kind", kind);
    proceeding.put("body", body);
    proceeding.put("acceptedOn", "2026-09-01");
    proceeding.put("suspendsExecution", false);
    return proceeding;
  }

  private static Map<String, Object> ended(String outcome) {
    Map<String, Object> ended = new LinkedHashMap<>(RECONSIDERATION);
    ended.put("outcome", outcome);
    ended.put("endedOn", "2026-10-20");
    return ended;
  }

  @Test
  void aDecisionUnderReconsiderationSaysSoOnItsPageInItsListsAndInTheData() throws IOException {
    assertThat(site.text(plain().pagePath())).contains("<dd>公示中</dd>").doesNotContain("复议和诉讼情况");

    site.export(contested(List.of(RECONSIDERATION)));
    site.build();

    assertThat(site.text(plain().pagePath()))
        .contains("公示中，正在行政复议", "本决定正在行政复议", "海岬市人民政府", "2026年9月1日", "正在办理")
        .contains("《中华人民共和国行政复议法》第四十二条", "《中华人民共和国行政诉讼法》第五十六条")
        .contains("UNDER_RECONSIDERATION")
        .doesNotContain("决定停止执行");
    assertThat(site.text(plain().pagePath().replaceFirst("[^/]*$", "index.html")))
        .contains("<span class=\"tag tag-ended\">正在行政复议</span>");
    String list = plain().decision().monthList();
    String data = "decisions/" + list + "/" + list.replace('/', '-');
    assertThat(site.text(data + ".csv")).contains(",UNDER_RECONSIDERATION,");
    assertThat(site.text(data + ".jsonl")).contains("\"proceedings\"", "海岬市人民政府");
    assertThat(site.text(plain().jsonPath())).contains("RECONSIDERATION");
  }

  @Test
  void whenTheProceedingHasEndedTheDecisionStandsAndItsPageSaysHowItEnded() throws IOException {
    Map<String, Object> suspended = new LinkedHashMap<>(proceeding("SUIT", "海岬铁路运输法院"));
    suspended.put("suspendsExecution", true);
    site.export(contested(List.of(ended("UPHELD"), suspended)));
    site.build();
    assertThat(site.text(plain().pagePath()))
        .contains("正在行政诉讼", "维持，", "2026年10月20日", "正在办理，决定停止执行");

    site.export(contested(List.of(ended("UPHELD"))));
    site.build();
    assertThat(site.text(plain().pagePath()))
        .contains("<dd>公示中</dd>", "维持，")
        .doesNotContain("正在行政");
  }

  @Test
  void aDecisionThatWasSetAsideSaysSoUntilItIsTakenDown() throws IOException {
    site.export(contested(List.of(ended("UNLAWFUL"))));
    site.build();

    assertThat(site.text(plain().pagePath()))
        .contains("公示中，已被依法确认违法", "本决定已被依法确认违法，执法机关正在依法办理撤下或者更正");
    assertThat(contested(List.of(ended("UNLAWFUL"))).decision().status())
        .isEqualTo(Status.SET_ASIDE);
  }

  @Test
  void theEditionThatCarriesTheChangeOutIsInForce() {
    Sample edition =
        contested(List.of(ended("CHANGED")))
            .with("version", 2)
            .with("replaces", Map.of("id", Sample.id(7), "cause", "DECISION_CHANGED"))
            .with("disclosure", Map.of("choice", "FULL_TEXT", "approvedOn", "2026-10-21"));
    assertThat(edition.decision().status()).isEqualTo(Status.IN_FORCE);
    edition.with("disclosure", Map.of("choice", "FULL_TEXT", "approvedOn", "2026-10-19"));
    assertThat(edition.decision().status()).isEqualTo(Status.SET_ASIDE);
  }
}
