package org.gongshi.review.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gongshi.review.RunningService;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.TestCase;
import org.gongshi.review.TestClock;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.search.SeededCases.Seeded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of cases by filter and order, on the server that the subclass names. */
abstract class CaseListTests {
  private static final long SEED = 20261124;

  /** Twice what a page may look at, so that rare things lie beyond its reach. */
  private static final int COUNT = 2 * Listing.REACH + 500;

  private static final Map<TestServer, List<Seeded>> SEEDED = new EnumMap<>(TestServer.class);

  private final TestServer server;
  private RunningService service;
  private String organ;
  private List<Seeded> cases;

  CaseListTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void seed() throws SQLException {
    service = RunningService.on(server);
    for (JsonNode one : service.get("auditor", "/api/v1/organs").json()) {
      if (!one.path("code").asText().equals(RunningService.ORGAN)) {
        organ = one.path("code").asText();
      }
    }
    cases = SEEDED.get(server);
    if (cases == null) {
      cases = SeededCases.add(server, organ, COUNT, SEED);
      SEEDED.put(server, cases);
    }
  }

  @Test
  void everyFilterAndOrderGivesWhatItShouldPageByPage() throws SQLException {
    Random random = new Random(SEED);
    for (int i = 0; i < 15; i++) {
      Asked asked = Asked.any(random);
      List<String> expected =
          cases.stream().filter(asked.wanted()).sorted(asked.order()).map(Seeded::id).toList();
      List<String> found = all("/api/v1/cases?limit=500&organ=" + organ + asked.query());
      assertThat(found).as("seed %d, number %d: %s", SEED, i, asked.query()).isEqualTo(expected);
    }
  }

  @Test
  void everyOrderOfAListIsReadFromAKeyWithoutSorting() throws SQLException {
    List<String> slow = new ArrayList<>();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE TABLE case_entry");
      for (Filter filter : filters()) {
        for (Sort sort : Sort.values()) {
          for (boolean descending : new boolean[] {true, false}) {
            for (Place after : new Place[] {null, place(sort)}) {
              Listing listing =
                  new Listing(filter, sort, descending, after, descending ? null : after, 51);
              for (String sql : List.of(listing.page(), listing.reach())) {
                String literal = literal(sql, listing);
                String plan = explain(statement, literal);
                if (plan.contains("filesort")
                    || plan.contains("temporary")
                    || plan.contains("ALL")) {
                  slow.add(plan + " <- " + literal);
                }
              }
            }
          }
        }
      }
    }
    assertThat(slow).isEmpty();
  }

  @Test
  void aPageLooksAtNoMoreRowsThanItsReachAndGoesOnBehindIt() {
    String rare = "/api/v1/cases?limit=50&sort=filed&kind=EXPROPRIATION_LEVY&organ=" + organ;
    JsonNode first = service.get("auditor", rare).json();
    assertThat(first.path("items").size()).isLessThan(50);
    assertThat(first.hasNonNull("next")).isTrue();
    assertThat(all(rare))
        .hasSize(
            (int) cases.stream().filter(c -> c.kind() == ActionKind.EXPROPRIATION_LEVY).count());
  }

  @Test
  void theTenThousandthRowIsWhereItShouldBeInEveryOrder() {
    for (String sort : List.of("updatedAt", "filed", "decidedOn", "publicBy")) {
      for (String order : List.of("asc", "desc")) {
        String address =
            "/api/v1/cases?limit=500&organ=" + organ + "&sort=" + sort + "&order=" + order;
        JsonNode first = service.get("auditor", address.replace("=500", "=3")).json();
        JsonNode second = service.get("auditor", first.path("next").asText()).json();
        Comparator<Seeded> by = Asked.by(Sort.byParameter().get(sort)).thenComparing(Seeded::key);
        List<String> expected =
            cases.stream()
                .filter(c -> !sort.endsWith("On") && !sort.endsWith("By") || c.decidedOn() != null)
                .sorted(order.equals("asc") ? by : by.reversed())
                .map(Seeded::id)
                .toList();
        assertThat(expected.size()).as("%s %s", sort, order).isGreaterThan(10_000);
        assertThat(ids(first)).isEqualTo(expected.subList(0, 3));
        assertThat(ids(second)).isEqualTo(expected.subList(3, 6));
        List<String> found = all(address);
        assertThat(found.get(9_999)).as("%s %s", sort, order).isEqualTo(expected.get(9_999));
        assertThat(found).isEqualTo(expected);
      }
    }
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  @Test
  void aListNeitherRepeatsNorSkipsWhileCasesAreAdded() {
    TestCase before = TestCase.filed(service);
    String list = "/api/v1/cases?limit=20&sort=filed&order=desc&organ=" + RunningService.ORGAN;
    List<String> seen = new ArrayList<>();
    JsonNode page = service.get("auditor", list + "&filedFrom=2026-01-01").json();
    List<TestCase> added = new ArrayList<>();
    while (seen.size() < 40) {
      page.path("items").forEach(item -> seen.add(item.path("id").asText()));
      if (added.size() < 3) {
        added.add(TestCase.filed(service));
      }
      if (!page.hasNonNull("next")) {
        break;
      }
      page = service.get("auditor", page.path("next").asText()).json();
    }
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(seen.contains(before.id()) || seen.size() == 40).isTrue();
  }

  @Test
  void aCursorThatWasAlteredOrIsOfAnotherListIsRefused() {
    String list = "/api/v1/cases?limit=2&organ=" + organ;
    String next = service.get("auditor", list).json().path("next").asText();
    String cursor = next.replaceFirst(".*cursor=", "");
    for (String wrong :
        List.of(
            next.replace("cursor=", "cursor=A"),
            next.substring(0, next.length() - 2),
            list + "&state=PUBLISHED&cursor=" + cursor,
            list + "&order=asc&cursor=" + cursor,
            "/api/v1/case-search?q=%E6%A0%B7%E4%BE%8B&cursor=" + cursor,
            list + "&cursor=%00",
            list + "&cursor=%E6%A0%B7")) {
      Reply reply = service.get("auditor", wrong);
      assertThat(reply.status()).as(wrong).isEqualTo(422);
      assertThat(reply.code()).isIn("WRONG_CURSOR", "INVALID_FIELDS");
    }
    assertThat(service.get("auditor", next).status()).isEqualTo(200);
  }

  @Test
  void wrongFiltersAreToldAllAtOnceAndUnknownOnesToo() {
    Reply wrong =
        service.get(
            "auditor",
            "/api/v1/cases?state=NOPE&kind=X&imported=maybe&filedFrom=yesterday&sort=name&order=up");
    assertThat(wrong.code()).isEqualTo("INVALID_FIELDS");
    assertThat(wrong.json().path("violations").findValuesAsText("field"))
        .containsExactlyInAnyOrder("state", "kind", "imported", "filedFrom", "sort", "order");
    Reply unknown = service.get("auditor", "/api/v1/cases?colour=red");
    assertThat(unknown.json().path("violations").path(0).path("rule").asText())
        .isEqualTo("UNKNOWN_PARAMETER");
    assertThat(service.get("auditor", "/api/v1/cases?overdue=true&sort=filed").status())
        .isEqualTo(422);
    assertThat(service.get("auditor", "/api/v1/cases?handler=nobody").json().path("items"))
        .isEmpty();
  }

  @Test
  void theDatabaseAndTheProgramAgreeOnWhatAwaitsPublication() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      for (CaseState state : CaseState.values()) {
        try (ResultSet row =
            statement.executeQuery(
                "SELECT COUNT(*), COUNT(due_on) FROM case_entry WHERE public_by IS NOT NULL AND"
                    + " state = '"
                    + state
                    + "'")) {
          row.next();
          if (row.getInt(1) > 0) {
            assertThat(row.getInt(2) > 0).as(state.name()).isEqualTo(state.awaitsPublication());
          }
        }
      }
    }
  }

  private List<String> all(String address) {
    List<String> found = new ArrayList<>();
    for (String next = address; !next.isEmpty(); ) {
      JsonNode page =
          next.equals(address)
              ? service.get("auditor", next).json()
              : service.getUnchecked("auditor", next).json();
      page.path("items").forEach(item -> found.add(item.path("id").asText()));
      next = page.path("next").asText();
    }
    return found;
  }

  private static List<Filter> filters() {
    List<Filter> all = new ArrayList<>();
    LocalDate day = LocalDate.of(2026, 5, 1);
    Instant instant = Instant.parse("2026-02-01T00:00:00Z");
    for (int i = 0; i < 512; i += i % 4 == 3 ? 5 : 1) {
      all.add(
          new Filter(
              (i & 1) == 0 ? null : "119901000000000001",
              (i & 2) == 0 ? null : (i & 4) == 0 ? CaseState.PUBLISHED : CaseState.SERVED,
              (i & 8) == 0 ? null : ActionKind.FEE,
              (i & 16) == 0 ? null : 1L,
              (i & 32) == 0 ? null : Boolean.TRUE,
              (i & 64) == 0 ? null : instant,
              (i & 64) == 0 ? null : instant.plusSeconds(86_400 * 30),
              (i & 128) == 0 ? null : day,
              (i & 128) == 0 ? null : day.plusDays(40),
              (i & 256) == 0 ? null : day));
    }
    return all;
  }

  private static Place place(Sort sort) {
    return switch (sort) {
      case UPDATED -> new Place(100, "2026-03-01 00:00:00.000000");
      case FILED -> new Place(100, "100");
      case DECIDED, PUBLIC_BY -> new Place(100, "2026-05-10");
    };
  }

  /** The statement with its parameters written out, as the driver does it. */
  private static String literal(String sql, Listing listing) {
    Filter filter = listing.filter();
    String text = sql;
    Map<String, Object> values = new java.util.LinkedHashMap<>();
    values.put("filter.organ", filter.organ());
    values.put("filter.state", filter.state());
    values.put("filter.kind", filter.kind());
    values.put("filter.handler", filter.handler());
    values.put("filter.imported", filter.imported());
    values.put("filter.filedFrom", filter.filedFrom());
    values.put("filter.filedBefore", filter.filedBefore());
    values.put("filter.decidedFrom", filter.decidedFrom());
    values.put("filter.decidedTo", filter.decidedTo());
    values.put("filter.dueBefore", filter.dueBefore());
    values.put("limit", listing.limit());
    for (String at : List.of("after", "until")) {
      Place place = at.equals("after") ? listing.after() : listing.until();
      values.put(at + ".at", place == null ? null : place.at());
      values.put(at + ".caseId", place == null ? null : place.caseId());
    }
    for (Map.Entry<String, Object> value : values.entrySet()) {
      Object v = value.getValue();
      String plain =
          v instanceof Number || v instanceof Boolean
              ? v.toString()
              : "'" + String.valueOf(v).replace('T', ' ').replace("Z", "") + "'";
      if (v instanceof Enum<?> constant) {
        plain = "'" + constant.name() + "'";
      }
      text = text.replace("#{l." + value.getKey() + "}", plain);
    }
    return text;
  }

  private static String explain(Statement statement, String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
      while (rows.next()) {
        plan.append(rows.getString("type")).append(' ').append(rows.getString("key"));
        plan.append(' ').append(rows.getString("Extra")).append("; ");
      }
    }
    return plan.toString();
  }

  /** A list that is asked for, and what it ought to hold. */
  private record Asked(String query, Predicate<Seeded> wanted, Comparator<Seeded> order) {
    static Asked any(Random random) {
      StringBuilder query = new StringBuilder();
      Predicate<Seeded> wanted = c -> true;
      if (random.nextBoolean()) {
        CaseState state =
            Stream.of(CaseState.SERVED, CaseState.PUBLISHED, CaseState.EXPIRED, CaseState.FILED)
                .toList()
                .get(random.nextInt(4));
        query.append("&state=").append(state);
        wanted = wanted.and(c -> c.state() == state);
      }
      if (random.nextInt(3) == 0) {
        ActionKind kind = ActionKind.values()[random.nextInt(ActionKind.values().length)];
        query.append("&kind=").append(kind);
        wanted = wanted.and(c -> c.kind() == kind);
      }
      if (random.nextInt(4) == 0) {
        boolean imported = random.nextBoolean();
        query.append("&imported=").append(imported);
        wanted = wanted.and(c -> c.imported() == imported);
      }
      if (random.nextInt(4) == 0) {
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(30));
        LocalDate to = from.plusDays(random.nextInt(20));
        query.append("&filedFrom=").append(from).append("&filedTo=").append(to);
        wanted = wanted.and(c -> !c.filedOn().isBefore(from) && !c.filedOn().isAfter(to));
      }
      if (random.nextInt(4) == 0) {
        LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(250));
        query.append("&decidedFrom=").append(from).append("&decidedTo=").append(from.plusDays(50));
        wanted =
            wanted.and(
                c ->
                    c.decidedOn() != null
                        && !c.decidedOn().isBefore(from)
                        && !c.decidedOn().isAfter(from.plusDays(50)));
      }
      boolean overdue = random.nextInt(4) == 0;
      Sort sort = overdue ? Sort.PUBLIC_BY : Sort.values()[random.nextInt(Sort.values().length)];
      if (overdue) {
        query.append("&overdue=true");
        LocalDate today = TestClock.today();
        wanted =
            wanted.and(
                c ->
                    c.publicBy() != null
                        && c.publicBy().isBefore(today)
                        && c.state().awaitsPublication());
      }
      Comparator<Seeded> order = by(sort);
      if (sort == Sort.DECIDED || sort == Sort.PUBLIC_BY) {
        wanted = wanted.and(c -> c.decidedOn() != null);
      }
      boolean descending = random.nextBoolean();
      String name =
          Sort.byParameter().entrySet().stream()
              .filter(e -> e.getValue() == sort)
              .findFirst()
              .orElseThrow()
              .getKey();
      query.append("&sort=").append(name).append("&order=").append(descending ? "desc" : "asc");
      order = order.thenComparing(Seeded::key);
      return new Asked(query.toString(), wanted, descending ? order.reversed() : order);
    }

    static Comparator<Seeded> by(Sort sort) {
      return switch (sort) {
        case UPDATED -> Comparator.comparing(Seeded::updatedAt);
        case FILED -> Comparator.comparing(Seeded::key);
        case DECIDED -> Comparator.comparing(Seeded::decidedOn);
        case PUBLIC_BY -> Comparator.comparing(Seeded::publicBy);
      };
    }
  }
}
