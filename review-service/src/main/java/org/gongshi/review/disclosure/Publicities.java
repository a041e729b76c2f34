package org.gongshi.review.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.approval.Approvals;
import org.gongshi.review.approval.Decision;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Problem;
import org.jspecify.annotations.Nullable;

/** 公示期限: which rules a decision is public by, and until which day. */
public final class Publicities {
  /** The rule of a period that an imported row names itself. */
  private static final String IMPORTED_RULE = "IMPORTED";

  private static final int NO_LIMIT = 50;

  private final PublicityRules rules;
  private final Approvals approvals;

  public Publicities(Approvals approvals) {
    this.rules = PublicityRules.fromFile();
    this.approvals = approvals;
  }

  /**
   * A rule that an officer chose.
   *
   * @param months within the rule's bounds; null where it leaves no choice or names a day
   * @param until the named day; null for no end
   */
  record Choice(@Nullable String rule, @Nullable Integer months, @Nullable LocalDate until) {}

  PublicityRules rules() {
    return rules;
  }

  /**
   * Keeps the end of publicity that an imported decision came with.
   *
   * @param until the last public day, or null for no end
   */
  public void recordImported(Transaction tx, OpenCase open, @Nullable LocalDate until) {
    PublicityTerm term =
        new PublicityTerm(
            IMPORTED_RULE, "双公示数据公示截止期（CF_GSJZQ）", PublicityRule.Start.NAMED_DAY, null, 0, until);
    put(tx, open.key(), List.of(term));
  }

  /** Takes over what the corrected edition was public by, and since when. */
  public void continueFrom(Transaction tx, long correctedKey, OpenCase open) {
    put(tx, open.key(), tx.mapper(PublicityMapper.class).ofCase(correctedKey));
  }

  /**
   * Stores the officer's choice; without one, what is stored already, else the usual rule.
   *
   * @throws org.gongshi.review.http.ProblemException 422 if a choice is out of bounds, 409 if the
   *     period is over already
   */
  void choose(Transaction tx, OpenCase open, @Nullable List<@Nullable Choice> sent) {
    Decision decision = Objects.requireNonNull(approvals.decisionOf(tx, open));
    ActionKind kind = open.filing().kind();
    if (sent != null) {
      put(tx, open.key(), checked(sent, kind, decision.decidedOn()));
    } else if (tx.mapper(PublicityMapper.class).ofCase(open.key()).isEmpty()
        && !open.isImported()) {
      PublicityRule usual = rules.usual(kind, decision.decidedOn());
      if (usual != null) {
        put(tx, open.key(), List.of(term(usual, usual.longest(), null)));
      }
    }
  }

  /** Refuses what would be over before it is public. */
  void refuseIfOver(Transaction tx, OpenCase open) {
    LocalDate today = WorkingDays.dayOf(tx.now());
    LocalDate since = publicSince(tx, open);
    LocalDate until = end(tx, open, since == null ? today : since).publicUntil();
    if (until != null && until.isBefore(today)) {
      throw Problem.of(
              409,
              "PUBLICITY_OVER",
              "公示期限已经届满",
              "按所选规则，公示期限至" + until + "已经届满，请选择不予公开，或者另行指定适用的公示期限规则。案件编号：" + open.id() + "。")
          .asException();
    }
  }

  /**
   * Writes down the day on which the decision became public and the last day on which it is.
   *
   * @param at of the receipt, or null while only approved
   */
  public void publish(Transaction tx, OpenCase open, @Nullable Instant at) {
    LocalDate day = publicSince(tx, open);
    if (day == null && at != null) {
      day = WorkingDays.dayOf(at);
    }
    tx.mapper(PublicityMapper.class).setEnd(open.key(), day, end(tx, open, day));
  }

  /** Since when the decision has been public, in this or an earlier edition; null if it was not. */
  private static @Nullable LocalDate publicSince(Transaction tx, OpenCase open) {
    PublicityMapper mapper = tx.mapper(PublicityMapper.class);
    LocalDate own = mapper.firstPublicOn(open.key());
    Edition edition = tx.mapper(EditionMapper.class).ofCase(open.key());
    return own != null || edition == null || edition.number() == 1
        ? own
        : mapper.firstPublicOn(edition.correctsKey());
  }

  /** The first day on which an early stop may be granted, or null where no rule gives one. */
  public @Nullable LocalDate earliestStop(Transaction tx, OpenCase open) {
    return tx.mapper(PublicityMapper.class).earliestStop(open.key());
  }

  /** A case whose last public day is over, locked; null if nothing is due. */
  public @Nullable String nextOver(Transaction tx) {
    return tx.mapper(PublicityMapper.class).nextOver(WorkingDays.dayOf(tx.now()));
  }

  List<PublicityTerm> ofCase(Transaction tx, OpenCase open) {
    return tx.mapper(PublicityMapper.class).ofCase(open.key());
  }

  private PublicityTerm.End end(Transaction tx, OpenCase open, @Nullable LocalDate publishedOn) {
    Decision decision = Objects.requireNonNull(approvals.decisionOf(tx, open));
    return PublicityTerm.end(ofCase(tx, open), decision.decidedOn(), publishedOn);
  }

  private static void put(Transaction tx, long caseKey, List<PublicityTerm> terms) {
    PublicityMapper mapper = tx.mapper(PublicityMapper.class);
    mapper.forget(caseKey);
    for (int i = 0; i < terms.size(); i++) {
      mapper.insert(caseKey, i, terms.get(i));
    }
  }

  private List<PublicityTerm> checked(
      List<@Nullable Choice> sent, ActionKind kind, LocalDate decidedOn) {
    Checks checks = new Checks();
    checks.require(sent.size() <= NO_LIMIT, "publicity", "TOO_LONG", "公示期限规则过多。");
    List<PublicityTerm> terms = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      Choice choice = sent.get(i);
      String field = "publicity[" + i + "]";
      PublicityRule rule = choice == null ? null : rules.find(choice.rule(), kind, decidedOn);
      if (choice == null || rule == null) {
        checks.add(
            field + ".rule", "NOT_IN_FORCE", "没有这条公示期限规则，或者不适用于本案，请查询 /api/v1/publicity-rules。");
        continue;
      }
      Integer months = choice.months();
      if (rule.start() == PublicityRule.Start.NAMED_DAY) {
        checks.require(months == null, field + ".months", "NOT_APPLICABLE", "此规则以指明的日期为准，不填月数。");
        LocalDate until = choice.until();
        checks.require(
            until == null || until.isAfter(decidedOn),
            field + ".until",
            "BEFORE_DECISION",
            "截止日期须晚于决定日期。");
        terms.add(term(rule, null, until));
      } else {
        int length = months == null ? rule.longest() : months;
        checks.require(
            length >= rule.shortest() && length <= rule.longest(),
            field + ".months",
            "OUT_OF_RANGE",
            "公示期限须为" + rule.shortest() + "至" + rule.longest() + "个月。");
        checks.require(
            choice.until() == null, field + ".until", "NOT_APPLICABLE", "此规则按月计算，不填截止日期。");
        terms.add(term(rule, length, null));
      }
    }
    checks.orRefuse();
    return terms;
  }

  private static PublicityTerm term(
      PublicityRule rule, @Nullable Integer months, @Nullable LocalDate until) {
    int least = months == null ? 0 : Math.min(months, rule.beforeStop());
    return new PublicityTerm(rule.code(), rule.citation(), rule.start(), months, least, until);
  }
}
