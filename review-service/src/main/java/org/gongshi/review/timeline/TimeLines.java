package org.gongshi.review.timeline;

import static org.gongshi.review.http.Endpoint.get;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.audit.AuditEntry;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Paging;

/** Merges what the record of deeds and every step tell of a case into one time line. */
public final class TimeLines {
  private final Database database;
  private final Cases cases;
  private final Audit audit;
  private final List<Chronicle> chronicles = new ArrayList<>();

  public TimeLines(Database database, Cases cases, Audit audit) {
    this.database = database;
    this.cases = cases;
    this.audit = audit;
  }

  /** Lets a later step tell its part; called while the service is wired, before it listens. */
  public void tell(Chronicle chronicle) {
    chronicles.add(chronicle);
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get("/api/v1/cases/{id}/timeline", Cases.READERS, "案件时间线：办理、材料、音像、审批、期限，按时间排列", this::of)
            .answersPage(Happening.class));
  }

  private Answer of(Call call) {
    Paging paging = Paging.of(call, 1);
    String last = paging.after(0);
    String after = last == null ? "" : last;
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          List<Happening> rest =
              all(tx, open)
                  .filter(h -> h.cursor().compareTo(after) > 0)
                  .sorted()
                  .limit(paging.rows())
                  .toList();
          return Answer.ok(paging.page(rest, h -> List.of(h.cursor())));
        });
  }

  private Stream<Happening> all(Transaction tx, OpenCase open) {
    return Stream.concat(
        audit.ofCase(tx, open.id()).stream()
            .filter(
                entry -> chronicles.stream().noneMatch(c -> c.ownDeeds().contains(entry.deed())))
            .map(TimeLines::deed),
        chronicles.stream().flatMap(c -> c.of(tx, open).stream()));
  }

  private static Happening deed(AuditEntry entry) {
    String detail = entry.detail();
    return new Happening(
        entry.at(),
        Happening.Source.DEED,
        entry.seq(),
        Titles.of(entry.deed()),
        detail.isEmpty() ? null : detail,
        entry.actor());
  }
}
