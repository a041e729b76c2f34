package org.gongshi.review.retention;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Consequence;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.identity.Role;
import org.gongshi.review.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * 保管期限. It runs from the day on which a case ends: when it is closed, handed over or set aside,
 * when its decision is kept back for good, or when its decision leaves the public. As long as a
 * decision is public its case has not ended.
 */
public final class Retentions implements Consequence {
  private static final String PROGRAM = "retention";

  private final Database database;
  private final Cases cases;
  private final Audit audit;
  private final RetentionRules rules;
  private final Holds holds;
  private final Destructions destructions;

  public Retentions(
      Database database, Once once, Cases cases, Audit audit, Vault vault, RetentionRules rules) {
    this.database = database;
    this.cases = cases;
    this.audit = audit;
    this.rules = rules;
    this.holds = new Holds(database, once, cases, audit);
    this.destructions = new Destructions(database, once, cases, audit, vault, rules);
  }

  public List<Endpoint> endpoints() {
    List<Endpoint> all = new ArrayList<>();
    all.add(
        get(
                "/api/v1/retention/rules",
                anyAccount(),
                "案卷保管期限表：各类案件的保管期限、依据、是否为本机关设定",
                call -> Answer.ok(rules))
            .answers(RetentionRules.class)
            .untraced());
    all.add(
        get(
                "/api/v1/retention/due",
                anyOf(Role.RECORDS_KEEPER, Role.APPROVER, Role.AUDITOR),
                "保管期限已满、案卷尚未销毁的案件，期满早的在前，按游标翻页",
                this::due)
            .answersPage(DueLine.class));
    all.add(
        get(
                "/api/v1/cases/{id}/retention",
                Cases.READERS,
                "案卷的保管期限、暂缓销毁、销毁情况，以及库中属于本案的文件",
                this::read)
            .answers(RetentionView.class));
    all.addAll(holds.endpoints());
    all.addAll(destructions.endpoints());
    return all;
  }

  @Override
  public void follow(Transaction tx, OpenCase open, CaseState from, CaseEvent event) {
    Outcome outcome = outcome(open);
    if (outcome != null && from != open.standing().state()) {
      count(tx, open, outcome, WorkingDays.dayOf(tx.now()));
    }
  }

  /**
   * Counts the term of one case that ended before there was a rule.
   *
   * @return false if there is none
   */
  public boolean countNext(Transaction tx) {
    String id = tx.mapper(RetentionMapper.class).uncounted();
    OpenCase open = id == null ? null : cases.openForProgram(tx, id);
    Retention known = open == null ? null : tx.mapper(RetentionMapper.class).of(open.key());
    if (open == null || known == null || known.countedAt() != null) {
      return false;
    }
    count(tx, open, known.outcome(), known.endedOn());
    return true;
  }

  private void count(Transaction tx, OpenCase open, Outcome outcome, LocalDate endedOn) {
    RetentionMapper mapper = tx.mapper(RetentionMapper.class);
    EndedCase ended =
        new EndedCase(
            open.organCode(), open.kind(), outcome, open.standing().reviewRequired(), endedOn);
    RetentionRule rule = rules.find(ended);
    Retention before = mapper.of(open.key());
    mapper.end(open.key(), open.organCode(), outcome, endedOn);
    LocalDate keepUntil = rule == null ? null : rules.keepUntil(rule, endedOn);
    if (before != null && before.isLongerThan(keepUntil)) {
      return; // a later end never shortens what an earlier one promised
    }
    mapper.count(
        open.key(),
        rule == null ? "NONE" : rule.code(),
        rules.version(),
        rule == null ? "没有适用的条目，案卷永久保管" : rule.basis().citation(),
        rule == null || rule.organSetting(),
        rule == null ? null : rule.years(),
        keepUntil,
        tx.now());
    audit.record(
        tx,
        PROGRAM,
        "RetentionCounted",
        open.id(),
        outcome
            + " on "
            + endedOn
            + "; kept "
            + (keepUntil == null ? "for ever" : "until " + keepUntil));
  }

  private static @Nullable Outcome outcome(OpenCase open) {
    return Outcome.of(open.standing().state(), open.standing().marks().revoked());
  }

  private Answer read(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          RetentionMapper mapper = tx.mapper(RetentionMapper.class);
          LocalDate today = WorkingDays.dayOf(tx.now());
          Retention retention = mapper.of(open.key());
          return Answer.ok(
              RetentionView.of(
                  open.id(),
                  open.standing().state(),
                  retention,
                  retention != null && retention.isOver(today),
                  mapper.isStillNeeded(open.key(), today),
                  tx.mapper(HoldMapper.class).ofCase(open.key()),
                  tx.mapper(DestructionMapper.class).ofCase(open.key()),
                  tx.mapper(DestructionMapper.class).objects(open.key())));
        });
  }

  private Answer due(Call call) {
    Paging paging = Paging.of(call, 2);
    LocalDate after = day(paging.after(0));
    Long afterCase = paging.afterNumber(1);
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(RetentionMapper.class)
                        .due(
                            WorkingDays.dayOf(tx.now()),
                            call.actor().organCode(),
                            after,
                            afterCase == null ? 0 : afterCase,
                            paging.rows()),
                    line -> List.of(line.keepUntil(), line.caseId()))));
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Paging.wrong();
    }
  }
}
