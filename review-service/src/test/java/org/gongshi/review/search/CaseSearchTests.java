package org.gongshi.review.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.gongshi.review.RunningService;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.TestCase;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Full text over cases, on the server that the subclass names. */
abstract class CaseSearchTests {
  private static final long SEED = 20261124;

  private final TestServer server;
  private RunningService service;

  CaseSearchTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
  }

  @Test
  void whatWasFiledIsFoundAtOnceByAnyPartOfAnyOfItsTexts() {
    Map<String, Object> filing = TestCase.filing();
    filing.put("title", "鸢尾路夜市占道经营案");
    filing.put("matter", "占用盲道堆放货架");
    filing.put("facts", "经查，令狐拾英于凌晨三点在鸢尾路 118 号门前堆放塑料货架ＡＢＣ型二十个。");
    TestCase filed = TestCase.filed(service, filing);
    for (String part :
        List.of(
            "鸢尾",
            "夜市占道",
            "盲道堆放货",
            "令狐拾英",
            "拾英",
            "118号",
            "塑料货架abc型",
            "ABC型",
            "货架 盲道",
            "\"鸢尾路 118\"",
            "“凌晨三点”",
            "个。",
            filed.id(),
            filed.id().substring(4, 9))) {
      assertThat(find(part)).as(part).contains(filed.id());
    }
    for (String part : List.of("鸢尾号", "道盲", "英令", "案占用", "鸢尾 没有的字", "\"盲道 鸢尾\"")) {
      assertThat(find(part)).as(part).doesNotContain(filed.id());
    }
  }

  @Test
  void aDecisionIsFoundByItsNumberAndCategoryAsSoonAsItIsMade() {
    TestCase decided = TestCase.filed(service).reviewed();
    Map<String, Object> decision = new LinkedHashMap<>(TestCase.decision());
    String number = "琼枝罚〔2026〕" + System.nanoTime() % 1_000_000 + "号";
    decision.put("documentNumber", number);
    assertThat(find(number)).isEmpty();
    assertThat(decided.post(Role.APPROVER, "decision", decision).status()).isEqualTo(200);
    assertThat(find(number)).containsExactly(decided.id());
    assertThat(find(number.replace('〔', '[').replace('〕', ']'))).isEmpty();
    assertThat(find(number.substring(0, 9) + " 罚款")).contains(decided.id());
  }

  @Test
  void anySubstringOfRandomTextIsFoundAndNothingElse() throws SQLException {
    Random random = new Random(SEED);
    // No letter or digit of ASCII: a case is found by its number too, which holds them.
    String alphabet = "京沪甲乙丙丁的ä ö．—😀㐀𠮷é";
    int[] letters = alphabet.codePoints().toArray();
    String mark = "标" + Long.toString(System.nanoTime(), 36);
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      Map<String, Object> filing = TestCase.filing();
      String facts = text(random, letters, 5 + random.nextInt(120));
      filing.put("facts", facts + "｜");
      filing.put("title", mark);
      texts.put(TestCase.filed(service, filing).id(), facts);
    }
    for (int i = 0; i < 150; i++) {
      String part = text(random, letters, 1 + random.nextInt(5)).replace("\"", "");
      String folded = folded(part);
      if (folded.isEmpty()) {
        continue;
      }
      List<String> expected =
          texts.entrySet().stream()
              .filter(e -> folded(e.getValue()).contains(folded))
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(ArrayList::new));
      Collections.reverse(expected);
      assertThat(all(mark + " \"" + part + "\""))
          .as("seed %d, number %d: %s", SEED, i, part)
          .isEqualTo(expected);
    }
  }

  @Test
  void wordsThatTheServersLeaveOutOfTheirOwnIndexesAreFound() {
    Map<String, Object> filing = TestCase.filing();
    filing.put("facts", "the www of a com is und der will what");
    TestCase filed = TestCase.filed(service, filing);
    for (String part : List.of("the", "www", "of", "com", "und", "will what", "is")) {
      assertThat(find(part)).as(part).contains(filed.id());
    }
  }

  @Test
  void anAmendedTextIsFoundByItsNewWordsAloneWhoeverChangedIt() throws SQLException {
    Map<String, Object> filing = TestCase.filing();
    filing.put("matter", "蒹葭苍苍之事");
    TestCase filed = TestCase.filed(service, filing);
    assertThat(find("蒹葭苍苍")).contains(filed.id());
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE law_case SET matter = '白露为霜之事' WHERE public_id = '" + filed.id() + "'");
    }
    assertThat(find("蒹葭苍苍")).doesNotContain(filed.id());
    assertThat(find("白露为霜")).contains(filed.id());
  }

  @Test
  void anOfficialFindsNothingOfAnotherOrgan() {
    TestCase filed = TestCase.filed(service);
    String other = null;
    for (JsonNode one : service.get("auditor", "/api/v1/organs").json()) {
      if (!one.path("code").asText().equals(RunningService.ORGAN)) {
        other = one.path("code").asText();
      }
    }
    String outsider = service.official(other, Role.HANDLER);
    String insider = service.official(RunningService.ORGAN, Role.HANDLER);
    assertThat(find("auditor", filed.id())).containsExactly(filed.id());
    assertThat(find(insider, filed.id())).containsExactly(filed.id());
    assertThat(find(outsider, filed.id())).isEmpty();
    assertThat(
            service
                .get(outsider, "/api/v1/cases?organ=" + RunningService.ORGAN)
                .json()
                .path("items"))
        .isEmpty();
  }

  @Test
  void oddQueriesAreAnsweredOrRefusedAndNeverFail() {
    for (String odd :
        List.of(
            "\"",
            "\"\"",
            "+-*()<>~@",
            "a\"b\"c",
            "'; DROP TABLE case_text; --",
            "\u0300",
            "\u200b",
            "𠮷",
            "的",
            "x".repeat(100),
            "\" \"",
            "%",
            "_",
            "\\",
            "a* b*",
            "{\"a\":1}",
            "１",
            "\uD83D")) {
      Reply reply = search("auditor", odd);
      assertThat(reply.status()).as(odd).isIn(200, 422);
    }
    assertThat(search("auditor", "").status()).isEqualTo(422);
    assertThat(search("auditor", "x".repeat(101)).status()).isEqualTo(422);
    assertThat(service.get("auditor", "/api/v1/case-search").status()).isEqualTo(422);
    assertThat(search("administrator", "令狐").status()).isEqualTo(403);
  }

  private static String text(Random random, int[] letters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static String folded(String text) {
    int[] characters = Words.folded(text);
    return new String(characters, 0, characters.length);
  }

  private List<String> find(String text) {
    return find("auditor", text);
  }

  private List<String> find(String login, String text) {
    Reply reply = search(login, text);
    assertThat(reply.status()).as("%s: %s", text, reply.json()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    reply.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private List<String> all(String text) {
    List<String> found = new ArrayList<>();
    String address =
        "/api/v1/case-search?limit=7&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    while (!address.isEmpty()) {
      JsonNode page = service.get("auditor", address).json();
      page.path("items").forEach(item -> found.add(item.path("id").asText()));
      address = page.path("next").asText();
    }
    return found;
  }

  private Reply search(String login, String text) {
    return service.get(
        login, "/api/v1/case-search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }
}
