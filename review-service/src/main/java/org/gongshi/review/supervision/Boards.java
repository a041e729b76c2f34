package org.gongshi.review.supervision;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.get;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.database.Database;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.days.YearTables;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** Boards of deadlines: everybody sees their own organ's, the auditor all. */
public final class Boards {
  private static final Query<BoardStatus> STATUS =
      Query.oneOf("status", BoardStatus.class, "期限的状况，默认为逾期");
  private static final Query<String> ORGAN = Query.text("organ", 18, "执法机关的统一社会信用代码");
  private static final Query<Integer> PERSON =
      Query.number("person", 1, 999_999_999, 0, "责任人的账号编号");
  private static final Query<ClockKind> KIND = Query.oneOf("kind", ClockKind.class, "期限的种类");

  /** Later than any deadline, and still a date for both servers. */
  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  private final Database database;
  private final YearTables tables;
  private final SupervisionSettings settings;

  public Boards(Database database, YearTables tables, SupervisionSettings settings) {
    this.database = database;
    this.tables = tables;
    this.settings = settings;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/boards/deadlines",
                anyAccount(),
                "期限看板：未到期、临近、逾期或者中止的期限，可按机关、责任人、种类筛选",
                this::deadlines)
            .answersPage(BoardItem.class)
            .asks(STATUS, ORGAN, PERSON, KIND)
            .refuses("OTHER_ORGAN"),
        get("/api/v1/boards/deadlines/counts", anyAccount(), "期限看板：各机关、各责任人临近和逾期的件数", this::counts)
            .answers(BoardCounts.class)
            .asks(ORGAN)
            .refuses("OTHER_ORGAN"));
  }

  private Answer deadlines(Call call) {
    Checks checks = new Checks();
    BoardStatus status = Objects.requireNonNullElse(STATUS.of(call, checks), BoardStatus.OVERDUE);
    String organ = organ(call, ORGAN.of(call, checks));
    Integer person = PERSON.of(call, checks);
    ClockKind kind = KIND.of(call, checks);
    checks.orRefuse();
    Paging paging = Paging.of(call, 2);
    return Answer.ok(
        database.transact(
            tx -> {
              Instant now = tx.now();
              Instant near = nearUntil(tables.read(tx), now);
              BoardMapper mapper = tx.mapper(BoardMapper.class);
              Long id = paging.afterNumber(1);
              Instant at = instant(paging.afterNumber(0));
              Long account = person == null ? null : Long.valueOf(person);
              List<BoardItem> rows =
                  switch (status) {
                    case DUE ->
                        mapper.running(
                            filter(organ, account, kind, now, FAR), at, id, paging.rows());
                    case NEAR ->
                        mapper.running(
                            filter(organ, account, kind, now, near), at, id, paging.rows());
                    case OVERDUE ->
                        mapper.running(
                            filter(organ, account, kind, Instant.EPOCH, now),
                            at,
                            id,
                            paging.rows());
                    case PAUSED ->
                        mapper.paused(
                            filter(organ, account, kind, Instant.EPOCH, FAR), id, paging.rows());
                  };
              return paging.page(rows, item -> List.of(micros(item.dueAt()), item.deadlineId()));
            }));
  }

  private static BoardMapper.Filter filter(
      @Nullable String organ,
      @Nullable Long person,
      @Nullable ClockKind kind,
      Instant after,
      Instant until) {
    return new BoardMapper.Filter(organ, person, kind, after, until);
  }

  private Answer counts(Call call) {
    String organ = organ(call, ORGAN.of(call));
    return Answer.ok(
        database.transact(
            tx -> {
              Instant now = tx.now();
              Instant near = nearUntil(tables.read(tx), now);
              List<BoardCounts.OfPerson> people =
                  tx.mapper(BoardMapper.class).counts(organ, now, near);
              return new BoardCounts(
                  now,
                  near,
                  settings.nearDays(),
                  people.stream().mapToLong(BoardCounts.OfPerson::near).sum(),
                  people.stream().mapToLong(BoardCounts.OfPerson::overdue).sum(),
                  byOrgan(people),
                  people);
            }));
  }

  private static List<BoardCounts.OfOrgan> byOrgan(List<BoardCounts.OfPerson> people) {
    Map<String, BoardCounts.OfOrgan> all = new LinkedHashMap<>();
    for (BoardCounts.OfPerson p : people) {
      all.merge(
          p.organCode(),
          new BoardCounts.OfOrgan(p.organCode(), p.organName(), p.near(), p.overdue()),
          (a, b) ->
              new BoardCounts.OfOrgan(
                  a.organCode(), a.organName(), a.near() + b.near(), a.overdue() + b.overdue()));
    }
    List<BoardCounts.OfOrgan> sorted = new ArrayList<>(all.values());
    sorted.sort(
        Comparator.comparingLong(BoardCounts.OfOrgan::overdue)
            .thenComparingLong(BoardCounts.OfOrgan::near)
            .reversed());
    return sorted;
  }

  private Instant nearUntil(WorkingDays days, Instant now) {
    return Reminders.nearUntil(days, now, settings.nearDays());
  }

  /** The organ to show, or null for all. */
  private static @Nullable String organ(Call call, @Nullable String asked) {
    Actor actor = call.actor();
    String own = actor.organCode();
    if (own == null || actor.hasAny(Set.of(Role.AUDITOR))) {
      return asked;
    }
    if (asked != null && !asked.equals(own)) {
      throw Problem.of(403, "OTHER_ORGAN", "不能查看其他机关的期限", "只能查看本机关的期限，请去掉机关筛选条件。").asException();
    }
    return own;
  }

  /** The database keeps microseconds, and so does the cursor. */
  private static long micros(@Nullable Instant at) {
    return at == null
        ? 0
        : Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000L);
  }

  private static @Nullable Instant instant(@Nullable Long micros) {
    return micros == null
        ? null
        : Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
  }
}
