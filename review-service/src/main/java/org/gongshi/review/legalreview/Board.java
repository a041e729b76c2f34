package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.database.Database;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Role;

/** What waits for a reviewer, and how many reviews there were. */
final class Board {
  private static final Query<Boolean> MINE = Query.flag("mine", "只列指定给本人的案件");
  private static final Query<LocalDate> FROM = Query.day("from", "起始日期，默认本年一月一日");
  private static final Query<LocalDate> TO = Query.day("to", "截止日期，默认今天");

  private final Database database;

  Board(Database database) {
    this.database = database;
  }

  List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/legal-reviews/waiting",
                anyOf(Role.LEGAL_REVIEWER, Role.AUDITOR),
                "等待法制审核的案件：等待天数和审核期限，先送审的在前，最多五百件",
                this::waiting)
            .answersAll(Waiting.class)
            .asks(MINE)
            .untraced(),
        get(
                "/api/v1/legal-reviews/statistics",
                anyOf(Role.LEGAL_REVIEWER, Role.APPROVER, Role.AUDITOR),
                "法制审核情况统计：送审、审核、同意、修改后同意、退回，以及各项审核内容发现的问题",
                this::statistics)
            .answers(ReviewStatistics.class)
            .asks(FROM, TO)
            .untraced());
  }

  private Answer waiting(Call call) {
    Long reviewer = Boolean.TRUE.equals(MINE.of(call)) ? call.actor().id() : null;
    return database.transact(
        tx ->
            Answer.ok(
                tx.mapper(BoardMapper.class)
                    .waiting(call.actor().organCode(), reviewer, tx.now())));
  }

  private Answer statistics(Call call) {
    LocalDate sentFrom = FROM.of(call);
    LocalDate sentTo = TO.of(call);
    String organ = call.actor().organCode();
    return database.transact(
        tx -> {
          LocalDate to = Objects.requireNonNullElse(sentTo, WorkingDays.dayOf(tx.now()));
          LocalDate from = Objects.requireNonNullElse(sentFrom, to.withDayOfYear(1));
          Instant first = WorkingDays.startOf(from);
          Instant until = WorkingDays.startOf(to.plusDays(1));
          BoardMapper mapper = tx.mapper(BoardMapper.class);
          List<ReviewStatistics.OfHead> problems =
              Arrays.stream(ReviewHead.values())
                  .map(
                      head ->
                          new ReviewStatistics.OfHead(
                              head, mapper.problems(organ, "$." + head + ".verdict", first, until)))
                  .toList();
          return Answer.ok(
              new ReviewStatistics(from, to, mapper.byOrgan(organ, first, until), problems));
        });
  }
}
