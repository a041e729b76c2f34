package org.gongshi.review.days;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.put;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** The calendar's API: which days work, by which tables, and a new table when a notice is out. */
public final class WorkingDayEndpoints {
  /** Two years and a bit are told at once. */
  private static final int MOST_DAYS = 800;

  /** Moved deadlines that the answer lists; the audit holds them all. */
  private static final int MOST_MOVED = 1000;

  private final Database database;
  private final Once once;
  private final YearTables tables;

  public WorkingDayEndpoints(Database database, Once once, YearTables tables) {
    this.database = database;
    this.once = once;
    this.tables = tables;
  }

  /**
   * What came of a table.
   *
   * @param moved at most {@link #MOST_MOVED} of the {@code movedCount}
   */
  record Report(int year, boolean changed, int movedCount, List<Moved> moved) {}

  public List<Endpoint> list() {
    return List.of(
        get("/api/v1/working-days", anyAccount(), "工作日历：逐日列出是否工作日及其原因，参数 from、to", this::days)
            .answersAll(Day.class)
            .asks(Query.day("from", "起日，必填"), Query.day("to", "止日，必填，最多八百天")),
        get("/api/v1/working-days/{year}", anyAccount(), "某一年的节假日和调休安排及其依据", this::table)
            .answers(YearTable.class)
            .refuses("YEAR_PROVISIONAL"),
        put(
                "/api/v1/working-days/{year}",
                anyOf(Role.ADMINISTRATOR),
                "录入或者更正某一年的节假日和调休安排，并重新计算全部未结期限",
                YearTableRequest.class,
                this::replace)
            .answers(Report.class));
  }

  private Answer days(Call call) {
    Checks checks = new Checks();
    LocalDate from = date(checks, call, "from");
    LocalDate to = date(checks, call, "to");
    if (from != null && to != null) {
      checks.require(
          !to.isBefore(from) && !to.isAfter(from.plusDays(MOST_DAYS)),
          "to",
          "WRONG_RANGE",
          "止日不能早于起日，一次最多查询" + MOST_DAYS + "天。");
    }
    checks.orRefuse();
    LocalDate first = Objects.requireNonNull(from);
    LocalDate last = Objects.requireNonNull(to);
    WorkingDays days = database.transact(tables::read);
    return Answer.ok(first.datesUntil(last.plusDays(1)).map(days::day).toList());
  }

  private static @Nullable LocalDate date(Checks checks, Call call, String name) {
    String value = checks.required(name, call.query(name).orElse(null));
    if (value == null) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(value);
      if (day.getYear() >= 1900 && day.getYear() <= 2200) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    checks.add(name, "WRONG_FORMAT", "日期格式为 yyyy-MM-dd，例如 2026-03-27。");
    return null;
  }

  private Answer table(Call call) {
    int year = year(call);
    WorkingDays days = database.transact(tables::read);
    YearTable table = days.table(year);
    if (table == null) {
      throw Problem.of(
              404,
              "YEAR_PROVISIONAL",
              "这一年的节假日安排尚未录入",
              year + "年的节假日安排尚未录入，涉及这一年的期限均为暂定；已录入的年份：" + days.tables().keySet() + "。")
          .asException();
    }
    return Answer.ok(table);
  }

  private Answer replace(Call call) {
    int year = year(call);
    Checks checks = new Checks();
    YearTable table = call.body(YearTableRequest.class).checked(checks, year);
    checks.orRefuse();
    return once.change(
        call,
        tx -> {
          YearTables.Arrival arrival = tables.put(tx, table, call.actor().login());
          List<Moved> moved = arrival.moved();
          return Answer.ok(
              new Report(
                  year,
                  arrival.changed(),
                  moved.size(),
                  moved.subList(0, Math.min(moved.size(), MOST_MOVED))));
        });
  }

  private static int year(Call call) {
    String year = call.parameter("year");
    if (!year.matches("(19[5-9]|20[0-9]|21[0-9])[0-9]")) {
      throw Problem.notFound().asException();
    }
    return Integer.parseInt(year);
  }
}
