package org.gongshi.review.statistics;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.casefile.CaseFiles;
import org.gongshi.review.cases.CaseOutline;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Role;
import org.gongshi.review.recording.Recordings;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** Counts the records, files and reviews of the cases of a period. */
public final class RecordStatistics {
  private static final Query<String> ORGAN = Query.text("organ", 18, "执法机关的统一社会信用代码，默认全部可见的机关");
  private static final Query<LocalDate> FROM = Query.day("from", "立案登记的起始日期，默认截止日期所在年的一月一日");
  private static final Query<LocalDate> TO = Query.day("to", "立案登记的截止日期，默认今天");

  /** Cases that are read at once. */
  private static final int CHUNK = 500;

  private final Database database;
  private final Cases cases;
  private final CaseFiles files;
  private final Recordings recordings;

  public RecordStatistics(Database database, Cases cases, CaseFiles files, Recordings recordings) {
    this.database = database;
    this.cases = cases;
    this.files = files;
    this.recordings = recordings;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/statistics/records",
                anyOf(Role.RECORDS_KEEPER, Role.LEGAL_REVIEWER, Role.APPROVER, Role.AUDITOR),
                "全过程记录情况统计：案件和材料齐全、各环节音像记录及缺少、故障、中断、迟延、电子材料比例、评查平均分",
                this::count)
            .answers(RecordReport.class)
            .asks(ORGAN, FROM, TO)
            .untraced());
  }

  private Answer count(Call call) {
    Checks checks = new Checks();
    String asked = ORGAN.of(call, checks);
    LocalDate sentFrom = FROM.of(call, checks);
    LocalDate sentTo = TO.of(call, checks);
    checks.orRefuse();
    return database.transact(
        tx -> {
          LocalDate to = Objects.requireNonNullElse(sentTo, WorkingDays.dayOf(tx.now()));
          LocalDate from = Objects.requireNonNullElse(sentFrom, to.withDayOfYear(1));
          checks.require(!from.isAfter(to), "from", "WRONG_RANGE", "起始日期不能晚于截止日期。");
          checks.require(
              asked == null || (Organs.isKnown(tx, asked) && call.actor().sees(asked)),
              "organ",
              "UNKNOWN_ORGAN",
              "没有这个执法机关，或者不是您所在的机关，请核对。");
          checks.orRefuse();
          String organ = asked == null ? call.actor().organCode() : asked;
          return Answer.ok(count(tx, organ, from, to));
        });
  }

  private RecordReport count(Transaction tx, @Nullable String organ, LocalDate from, LocalDate to) {
    Instant first = WorkingDays.startOf(from);
    Instant until = WorkingDays.startOf(to.plusDays(1));
    Tally tally = new Tally();
    long after = 0;
    while (true) {
      List<CaseOutline> some = cases.filedBetween(tx, organ, first, until, after, CHUNK);
      if (some.isEmpty()) {
        return tally.report(from, to, organ);
      }
      List<Long> keys = some.stream().map(CaseOutline::key).toList();
      tally.add(
          some,
          files.figures(tx, some),
          recordings.figures(tx, keys),
          tx.mapper(StatisticsMapper.class).reviewed(keys));
      after = some.getLast().key();
    }
  }
}
