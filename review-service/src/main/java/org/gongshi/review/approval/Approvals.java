package org.gongshi.review.approval;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.keys.SigningKey;
import org.gongshi.review.legalreview.LegalReviews;
import org.jspecify.annotations.Nullable;

/** The door of the approval: decisions, and what led to them and came of them. */
public final class Approvals {
  /** Dates are the calendar's in the administration's zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final DisclosureClock clock;
  private final Delegations delegations;
  private final Discussions discussions;
  private final Decisions decisions;
  private final Services services;
  private final Remedies remedies;
  private final Motions motions;

  public Approvals(
      Database database,
      Once once,
      Cases cases,
      Clocks clocks,
      Audit audit,
      LegalReviews reviews,
      DisclosureClock clock,
      SigningKey key,
      ApprovalSettings settings) {
    this.clock = clock;
    clock.tables().follow(new PublicByRecount());
    delegations = new Delegations(database, once, audit, settings);
    discussions = new Discussions(database, once, cases, reviews, settings);
    decisions = new Decisions(database, once, cases, clocks, reviews, clock, key);
    services = new Services(database, once, cases, clocks, audit, settings);
    remedies = new Remedies(database, once, cases, clocks, audit);
    motions = new Motions(database, once, cases, clocks, audit);
  }

  public List<Endpoint> endpoints() {
    return Stream.of(
            discussions.endpoints(),
            decisions.endpoints(),
            services.endpoints(),
            remedies.endpoints(),
            delegations.endpoints(),
            motions.endpoints())
        .flatMap(List::stream)
        .toList();
  }

  /** The decision of an open case, or null before there is one. */
  public @Nullable Decision decisionOf(Transaction tx, OpenCase open) {
    return tx.mapper(ApprovalMapper.class).ofCase(open.key());
  }

  /** How the decision of a case was set aside, or null while it stands. */
  public @Nullable SetAside setAside(Transaction tx, OpenCase open) {
    RemedyMapper mapper = tx.mapper(RemedyMapper.class);
    RemedyFile.Revocation own = mapper.revocation(open.key());
    if (own != null) {
      return new SetAside("本机关撤销", own.effectiveOn(), own.renewed());
    }
    return mapper.ofCase(open.key()).stream()
        .filter(r -> r.outcome() != null && r.outcome().setsAside())
        .map(
            r -> {
              RemedyOutcome outcome = Objects.requireNonNull(r.outcome());
              return new SetAside(
                  outcome.label(),
                  Objects.requireNonNull(r.effectiveOn()),
                  outcome == RemedyOutcome.CHANGED || outcome == RemedyOutcome.ORDERED_ANEW);
            })
        .min(Comparator.comparing(SetAside::effectiveOn))
        .orElse(null);
  }

  /** What was accepted against the decision of a case, in this or an earlier edition. */
  public List<Proceeding> proceedings(Transaction tx, OpenCase open) {
    return tx.mapper(RemedyMapper.class).ofDecision(open.key()).stream()
        .flatMap(r -> r.proceeding().stream())
        .toList();
  }

  /** The key of the case that an organ decided under this document number, or null. */
  public @Nullable Long caseOf(Transaction tx, String organCode, String documentNumber) {
    return tx.mapper(ApprovalMapper.class).caseOf(organCode, documentNumber);
  }

  /** The clock that decisions of this installation run by. */
  public DisclosureClock disclosureClock() {
    return clock;
  }

  /**
   * Records a later edition of a decision; the database holds it to the decision's letter, unless
   * another authority changed that.
   *
   * @param edition from 2
   * @param grantedBy the head who granted the correction, never its handler
   */
  public void recordEdition(
      Transaction tx, OpenCase open, Decision decision, int edition, long grantedBy) {
    decisions.insertEdition(tx, open, decision, edition, grantedBy);
  }

  /** Records a decision that was made elsewhere. */
  public void recordImported(Transaction tx, OpenCase open, Decision decision) {
    Decisions.insert(tx, open, decision, Grounds.ELSEWHERE, tx.now());
  }
}
