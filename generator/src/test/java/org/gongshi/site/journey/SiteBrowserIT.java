package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.journey.Visit.Device;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Citizens on the finished site, in a real browser. */
final class SiteBrowserIT {

  /** One page says as much as another of its type. */
  private static final List<String> NOT_CHECKED_BY_AXE =
      List.of("month", "organs", "registers", "wide register", "about", "search refused");

  private static final String NONSENSE = "玻璃飞毯乐团";

  private static DemoRun demo;
  private static SiteServe site;
  private static Chromium chromium;

  @BeforeAll
  static void open() {
    demo = DemoRun.onInventedRows();
    site = SiteServe.start(demo);
    chromium = new Chromium();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (site != null) {
      site.close();
    }
  }

  private static Visit visit(Device device) {
    return Visit.on(site.address(), chromium.browser(), device);
  }

  @ParameterizedTest
  @EnumSource
  void aCitizenComesFromTheHomePageToADecisionWithItsNamesMaskedAndItsRemedies(Device device) {
    try (Visit visit = visit(device)) {
      assertThat(visit.open("")).isEqualTo(200);
      assertThat(visit.heading()).isEqualTo("行政执法公示");

      visit.follow(".main-nav", "行政处罚");
      assertThat(visit.heading()).startsWith("行政处罚决定公示");
      assertThat(visit.text()).contains("罚款");

      visit.follow(".items", "岬测罚〔2025〕1号");
      assertThat(visit.heading()).contains("令狐某");
      assertThat(visit.text())
          .contains("救济途径", "申请行政复议", "60日内", "提起行政诉讼", "6个月内", "已作隐私处理")
          .doesNotContain("令狐拾英");
      visit.assertNoComplaint();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCompanyIsFoundByItsNameThroughTheForm(Device device) {
    try (Visit visit = visit(device)) {
      visit.open("");
      visit.page().locator("#home-q").fill(InventedPenalties.COMPANY);
      visit.page().locator("main form.search button").click();

      assertThat(visit.path()).startsWith("search/?q=");
      assertThat(visit.items()).hasSize(1);
      assertThat(visit.items().getFirst()).contains(InventedPenalties.COMPANY);
      assertThat(visit.page().locator(".item-snippet mark").count()).isPositive();

      visit.follow(".items", InventedPenalties.COMPANY);
      assertThat(visit.heading()).contains(InventedPenalties.COMPANY);
      visit.assertNoComplaint();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"岬测罚〔2025〕7号", "岬测罚[2025]7号", "岬测罚（2025）7号", "岬测罚(2025)7号", "岬测罚【2025】７号"})
  void aDocumentNumberIsFoundFirstWhateverItsBrackets(String typed) {
    try (Visit visit = visit(Device.DESKTOP)) {
      assertThat(visit.search(typed)).isEqualTo(200);
      assertThat(visit.page().locator(".items .item").first().innerText())
          .contains(InventedPenalties.DOCUMENT_NUMBER);
      visit.assertNoComplaint();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"焊接", "海岬", "海蜇", "冷链", "焊接 钢梁"})
  void wordsOfTwoCharactersAreFound(String words) {
    try (Visit visit = visit(Device.PHONE)) {
      visit.search(words);
      assertThat(visit.items()).isNotEmpty();
      assertThat(visit.page().locator("mark").first().innerText()).isNotBlank();
      visit.assertNoComplaint();
    }
  }

  @Test
  void aPersonsNameFindsNothing() {
    try (Visit visit = visit(Device.DESKTOP)) {
      for (String name : demo.imported().peoplesNames()) {
        visit.search(name);
        assertThat(visit.items()).as(name).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverFindsNothingIsToldWhatToTry(Device device) {
    try (Visit visit = visit(device)) {
      assertThat(visit.search(NONSENSE)).isEqualTo(200);
      assertThat(visit.text()).contains("没有找到符合条件的决定", "换用更短的关键词", "不能用全名检索");
      assertThat(visit.page().locator("#search-q").inputValue()).isEqualTo(NONSENSE);
      visit.assertNoComplaint();
      visit.assertNothingSticksOut();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "案"})
  void whoeverPastesFiveThousandCharactersSearchesForTheFirstHundred(String character) {
    try (Visit visit = visit(Device.PHONE)) {
      visit.open("");
      visit.page().locator("#home-q").focus();
      visit.page().keyboard().insertText(character.repeat(5_000));
      visit.page().keyboard().press("Enter");
      visit.page().waitForURL("**/search/?q=*");
      assertThat(visit.page().locator("#search-q").inputValue()).isEqualTo(character.repeat(100));
      assertThat(visit.text()).contains("没有找到符合条件的决定");
      visit.assertNoComplaint();
      visit.assertNothingSticksOut();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "案"})
  void anAddressWithTooLongAQueryGetsAFriendlyPage(String character) {
    try (Visit visit = visit(Device.PHONE)) {
      assertThat(visit.search(character.repeat(5_000))).isEqualTo(400);
      assertThat(visit.text()).contains("检索没有完成", "检索词不能超过100个字，请缩短后再试。");
      visit.assertNoComplaint();
      visit.assertNothingSticksOut();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOldAddressOfAWithdrawnDecisionSaysGoneAndWhy(Device device) {
    JsonNode withdrawn = SampleParties.withdrawn();
    try (Visit visit = visit(device)) {
      assertThat(visit.open(demo.withdrawnPath())).isEqualTo(410);
      assertThat(visit.text())
          .contains("已撤回", withdrawn.at("/withdraw/reason").asString())
          .doesNotContain(withdrawn.at("/case/parties/0/name").asString());
      visit.assertNoComplaint();
      visit.follow(".outcome", "首页");
      assertThat(visit.heading()).isEqualTo("行政执法公示");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-page.html",
        "decisions/penalty/2026-10/nothing-here.html",
        "deep/er/still"
      })
  void anUnknownAddressGetsTheSitesOwnPage(String path) {
    try (Visit visit = visit(Device.PHONE)) {
      assertThat(visit.open(path)).isEqualTo(404);
      assertThat(visit.heading()).isEqualTo("没有找到您要访问的页面");
      visit.assertNoComplaint();
      visit.follow(".outcome", "站内检索");
      assertThat(visit.heading()).isEqualTo("站内检索");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFirstTabStopLeadsPastTheHeader(Device device) {
    try (Visit visit = visit(device)) {
      for (String path : pageTypes().values()) {
        visit.open(path);
        visit.page().keyboard().press("Tab");
        Locator focused = visit.page().locator(":focus");
        assertThat(focused.innerText()).as(path).isEqualTo("跳到正文");
        BoundingBox box = focused.boundingBox();
        assertThat(box.y).as("the skip link is in sight at %s", path).isNotNegative();

        visit.page().keyboard().press("Enter");
        assertThat(visit.page().locator(":focus").getAttribute("id")).as(path).isEqualTo("main");
      }
    }
  }

  @Test
  void aSearchNeedsNoMouse() {
    try (Visit visit = visit(Device.DESKTOP)) {
      visit.open("organs/index.html");
      for (int tabs = 0; tabs < 5 && !"q".equals(focusedName(visit)); tabs++) {
        visit.page().keyboard().press("Tab");
      }
      visit.page().keyboard().type("焊接");
      visit.page().keyboard().press("Enter");
      visit.page().waitForURL("**/search/?q=*");
      assertThat(visit.items()).isNotEmpty();
    }
  }

  private static String focusedName(Visit visit) {
    Locator focused = visit.page().locator(":focus");
    return focused.count() == 0 ? "" : String.valueOf(focused.getAttribute("name"));
  }

  @ParameterizedTest
  @EnumSource
  void everythingWorksWithoutJavaScript(Device device) {
    try (Visit visit =
        Visit.on(site.address(), chromium.browser(), device, ColorScheme.LIGHT, false)) {
      visit.open("");
      visit.follow(".main-nav", "行政处罚");
      visit.follow(".items", "岬测罚〔2025〕1号");
      assertThat(visit.text()).contains("令狐某", "救济途径");
      visit.follow(".crumbs", "首页");
      visit.page().locator("#home-q").fill("焊接");
      visit.page().locator("main form.search button").click();
      assertThat(visit.items()).isNotEmpty();
      assertThat(visit.open(demo.withdrawnPath())).isEqualTo(410);
      visit.assertNoComplaint();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noPageTypeComplainsAsksAnotherHostOrSticksOut(Device device) {
    try (Visit visit = visit(device)) {
      for (String path : pageTypes().values()) {
        visit.open(path);
        visit.assertNoComplaint();
        visit.assertNothingSticksOut();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void axeFindsNoViolationOnAnyPageType(Device device) {
    try (Visit visit = visit(device)) {
      for (Map.Entry<String, String> page : pageTypes().entrySet()) {
        String type = page.getKey();
        if (NOT_CHECKED_BY_AXE.contains(type)) {
          continue;
        }
        visit.open(page.getValue());
        assertThat(new AxeBuilder(visit.page()).analyze().getViolations())
            .as("%s on %s in %s", type, device, device.colours)
            .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("pictures")
  void picturesAreKeptForWhoeverWantsToLook(Device device) {
    try (Visit visit =
        Visit.on(site.address(), chromium.browser(), device, ColorScheme.LIGHT, true)) {
      for (Map.Entry<String, String> page : pageTypes().entrySet()) {
        visit.open(page.getValue());
        assertThat(visit.keepPicture(page.getKey())).isNotEmptyFile();
      }
    }
  }

  /** One address of each kind of page. */
  private static Map<String, String> pageTypes() {
    JsonNode decision =
        DemoJourneyTests.decisions(demo.release()).stream()
            .filter(d -> d.get("title").asString().contains("焊接"))
            .findFirst()
            .orElseThrow();
    String month = decision.get("decidedOn").asString().substring(0, 7);
    Map<String, String> types = new LinkedHashMap<>();
    types.put("home", "");
    types.put("list", "decisions/penalty/");
    types.put("month", "decisions/penalty/" + month + "/");
    types.put(
        "decision", "decisions/penalty/" + month + "/" + decision.get("id").asString() + ".html");
    types.put("organs", "organs/");
    types.put("organ", "organs/" + decision.at("/organ/code").asString() + ".html");
    types.put("registers", "registers/");
    types.put("register", "registers/officers.html");
    types.put("wide register", "registers/matters.html");
    types.put("entry", "registers/officers/011201001.html");
    types.put("flow chart", "registers/procedures/penalty-general.html");
    types.put("changes", "registers/changes/");
    types.put("change sheet", "registers/changes/2026-07-01.html");
    types.put("self-check", "registers/self-check.html");
    types.put("check", "check/");
    types.put("matters", "matters/");
    types.put("matter", matter());
    types.put("figures", "figures/");
    types.put("annual report", "figures/" + month.substring(0, 4) + ".html");
    types.put("open data", "data/");
    types.put("correction", "correction/");
    types.put("gone register", "gone/");
    types.put("outlets", "outlets/");
    types.put("poster", "outlets/poster-fees.html");
    types.put("desk sign", "outlets/desk-w01.html");
    types.put("badge", "outlets/badge-011201001.html");
    types.put("hall screen", "outlets/hall.html");
    types.put("policies", "policies/");
    types.put("policy", "policies/three-systems-guidance.html");
    types.put("about", "about/privacy.html");
    types.put("verify", "about/verify.html");
    types.put("search", "search/?q=%E7%BD%9A%E6%AC%BE");
    types.put("search form", "search/");
    types.put("search without result", "search/?q=qqqq");
    types.put("search refused", "search/?q=1&year=x");
    types.put("unknown", "no-such-page.html");
    types.put("gone", demo.withdrawnPath());
    return types;
  }

  private static String matter() {
    Path site = demo.release().resolve("site");
    try (var files = Files.walk(site.resolve("matters"), FileVisitOption.FOLLOW_LINKS)) {
      return files
          .map(file -> site.relativize(file).toString())
          .filter(path -> path.matches("matters/[0-9a-f]/[0-9a-f]{15}\\.html"))
          .sorted()
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateIsCheckedAndTheNumberGoesNowhere(Device device) {
    try (Visit visit = visit(device)) {
      visit.open("check/");
      for (Map.Entry<String, String> check :
          Map.of("海岬执法011201001", "沈亦川", "海岬执法011202901", "已失效").entrySet()) {
        visit.page().locator("#number").fill(check.getKey());
        visit.page().locator("[data-check] button").click();
        visit.page().locator("[data-answer]", containing(check.getValue())).waitFor();
        assertThat(visit.page().locator("[data-answer]").innerText())
            .contains(check.getValue())
            .doesNotContain("贺闻舟");
      }
      assertThat(visit.path()).isEqualTo("check/");
      visit.assertNoComplaint();
      visit.page().locator("#number").fill("海岬执法999999999");
      visit.page().locator("[data-check] button").click();
      visit.page().locator("[data-answer]", containing("名册中没有这个证件号")).waitFor();
    }
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Test
  void aLongRegisterNarrowsAsOneTypesAndShowsAllWithoutScript() {
    try (Visit visit = visit(Device.PHONE)) {
      visit.open("registers/matters.html");
      visit.page().locator("#narrow").fill("食品");
      assertThat(visit.page().locator("[data-entry]:visible").allInnerTexts())
          .isNotEmpty()
          .allMatch(text -> text.contains("食品"));
      visit.page().locator("#narrow").fill(NONSENSE);
      assertThat(visit.text()).contains("没有符合条件的内容");
      visit.assertNoComplaint();
    }
    try (Visit visit =
        Visit.on(site.address(), chromium.browser(), Device.PHONE, ColorScheme.LIGHT, false)) {
      visit.open("registers/matters.html");
      assertThat(visit.page().locator("#narrow").count()).isZero();
      assertThat(visit.page().locator("[data-entry]:visible").count()).isGreaterThan(20);
    }
  }

  @Test
  void everyRowOfTheSelfCheckThatIsPublicLeadsToItsPage() {
    try (Visit visit = visit(Device.DESKTOP)) {
      visit.open("registers/self-check.html");
      List<Locator> links = visit.page().locator("td a").all();
      assertThat(links).hasSizeGreaterThan(30);
      List<String> addresses =
          links.stream().map(link -> String.valueOf(link.evaluate("a => a.href"))).toList();
      for (String address : addresses) {
        assertThat(visit.open(address.substring(site.address().length())))
            .as(address)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void theHallScreenTurnsOverUnlessLessMotionIsWanted() {
    try (Visit visit = visit(Device.DESKTOP)) {
      visit.open("outlets/hall.html");
      assertThat(visit.page().locator("[data-slide]:visible").count()).isEqualTo(1);
      visit.page().locator(".outlet-bar button").click();
      assertThat(visit.page().locator(".outlet-bar button").innerText()).isEqualTo("继续翻页");
      visit
          .page()
          .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      visit.page().reload();
      assertThat(visit.page().locator("[data-slide]:visible").count()).isGreaterThan(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"poster", "desk sign", "badge", "correction"})
  void whatIsPrintedFitsOnOneSheet(String type) throws IOException {
    try (Visit visit = visit(Device.DESKTOP)) {
      visit.open(pageTypes().get(type));
      byte[] pdf = visit.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
      String text = new String(pdf, StandardCharsets.ISO_8859_1);
      assertThat(text.split("/Type\\s*/Page[^s]", -1)).as(type).hasSize(2);
    }
  }

  @Test
  void theHomePageAndADecisionAreSmall() {
    try (Visit visit = visit(Device.PHONE)) {
      assertThat(transferred(visit, "")).isLessThan(60 * 1024);
      assertThat(transferred(visit, pageTypes().get("decision"))).isLessThan(30 * 1024);
    }
  }

  /** Bytes on the wire with an empty cache, of the page and all that it loads. */
  private static int transferred(Visit visit, String path) {
    visit.open(path);
    Object bytes =
        visit
            .page()
            .evaluate(
                "[...performance.getEntriesByType('navigation'),"
                    + " ...performance.getEntriesByType('resource')]"
                    + ".reduce((sum, entry) => sum + entry.encodedBodySize, 0)");
    return ((Number) bytes).intValue();
  }
}
