package org.gongshi.review.cases;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.http.Violation;
import org.gongshi.review.identifiers.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A case locked by the running transaction, so that nobody else changes it until the transaction
 * ends; or, from {@link Cases#look}, one to read in.
 */
public final class OpenCase {
  private final Transaction tx;
  private final Audit audit;
  private final Cases.Attached attached;
  private final CaseMapper mapper;
  private final boolean locked;
  private CaseRow row;

  OpenCase(Transaction tx, Audit audit, Cases.Attached attached, CaseRow row, boolean locked) {
    this.locked = locked;
    this.tx = tx;
    this.audit = audit;
    this.attached = attached;
    this.mapper = tx.mapper(CaseMapper.class);
    this.row = row;
  }

  /** The database's key, for other steps' tables. */
  public long key() {
    return row.id();
  }

  public String id() {
    return row.publicId();
  }

  public Standing standing() {
    return row.standing();
  }

  public int version() {
    return row.version();
  }

  public boolean isImported() {
    return row.imported();
  }

  public @Nullable ReviewRule reviewRule() {
    return row.reviewRule();
  }

  public @Nullable BigDecimal proposedAmount() {
    return row.proposedAmount();
  }

  public @Nullable String proposedConclusion() {
    return row.proposedConclusion();
  }

  public @Nullable String proposedCategory() {
    return row.proposedCategory();
  }

  public ActionKind kind() {
    return row.kind();
  }

  public String organCode() {
    return row.organCode();
  }

  public String organName() {
    return row.organName();
  }

  CaseView view() {
    return CaseView.of(row, filing(), reviewRules());
  }

  /** Everything that was filed. */
  public Filing filing() {
    List<Party> parties = mapper.parties(row.id()).stream().map(PartyRow::party).toList();
    return new Filing(
        row.kind(),
        row.procedureKind(),
        row.organCode(),
        row.title(),
        row.matter(),
        row.facts(),
        row.basis(),
        parties,
        mapper.officers(row.id()),
        mapper.tradeSecrets(row.id()),
        row.stateSecret(),
        row.sample(),
        row.readDetails());
  }

  /**
   * Applies the event: moves the case, raises its version, writes the audit entry and lets the
   * later steps draw their consequences.
   *
   * @param detail for the audit; never a party's name or number
   * @throws ProblemException 409 if the state forbids it or something that must come first is
   *     missing, 403 if the person may not
   */
  public void apply(CaseEvent event, String actor, String detail) {
    mustBeLocked();
    if (event instanceof CaseEvent.ProposalSubmitted) {
      weigh(row.proposedCategory(), row.proposedAmount());
    }
    switch (Lifecycle.apply(row.standing(), event)) {
      case Lifecycle.Outcome.Refused(var rule) -> throw refusal(rule);
      case Lifecycle.Outcome.Moved(var to, var marks) -> {
        if (!(event instanceof CaseEvent.TakenDown)) {
          requireFor(event); // taking down asks less than publishing: nothing holds it back
        }
        CaseState from = row.state();
        mapper.move(row.id(), to, marks, tx.now());
        audit.record(
            tx,
            actor,
            event.getClass().getSimpleName(),
            row.publicId(),
            from + " -> " + to + (detail.isEmpty() ? "" : "; " + detail));
        readAgain();
        attached.consequences().forEach(c -> c.follow(tx, this, from, event));
      }
    }
  }

  /**
   * Refuses what the rules forbid, before anything is written for the event.
   *
   * @throws ProblemException 409 if the state forbids it, 403 if the person may not
   */
  public void allow(CaseEvent event) {
    if (Lifecycle.apply(row.standing(), event) instanceof Lifecycle.Outcome.Refused(var rule)) {
      throw refusal(rule);
    }
  }

  private void mustBeLocked() {
    if (!locked) {
      throw new IllegalStateException("case " + row.publicId() + " is open for reading only");
    }
  }

  /** Everything that is missing for the event, whoever asks for it. */
  public List<Missing> missing(CaseEvent event) {
    return Stream.concat(
            DetailsComplete.missing(row.readDetails(), event).stream(),
            attached.requirements().stream().flatMap(r -> r.missing(tx, this, event).stream()))
        .toList();
  }

  private void requireFor(CaseEvent event) {
    List<Missing> missing = missing(event);
    if (!missing.isEmpty()) {
      Problem problem =
          Problem.of(
                  409,
                  "REQUIREMENT_MISSING",
                  "办理条件尚未具备",
                  "请先补齐所列事项，再办理此项操作。案件编号：" + row.publicId() + "。")
              .withBasis(missing.getFirst().basis().citation())
              .withViolations(
                  missing.stream()
                      .map(
                          m ->
                              new Violation(
                                  "(case)",
                                  m.code(),
                                  m.sentence() + "（" + m.basis().citation() + "）"))
                      .toList());
      throw problem.asException();
    }
  }

  /** The refusal of an event, as officials read it. */
  public ProblemException refusal(Rule rule) {
    String where = rule == Rule.WRONG_STATE ? "当前环节：" + row.state().label() + "。" : "";
    return Problem.of(
            rule.isAboutThePerson() ? 403 : 409,
            rule.name(),
            "不能办理此项操作",
            rule.sentence() + where + "案件编号：" + row.publicId() + "。")
        .withBasis(rule.basis().citation())
        .asException();
  }

  /**
   * Puts other words in the place of what was filed; what it said before stays, immutable.
   *
   * @throws ProblemException 422 if kind, organ or sample differ, which no amendment changes
   */
  void amend(Filing filing, long by, String reason) {
    Filing before = filing();
    Checks checks = new Checks();
    checks.require(
        filing.kind() == before.kind(), "filing.kind", "UNCHANGEABLE", "案件类别不能变更，请另行立案。");
    checks.require(
        filing.organCode().equals(before.organCode()),
        "filing.organCode",
        "UNCHANGEABLE",
        "执法机关不能变更，应当由其他机关管辖的请申请移送。");
    checks.require(
        filing.sample() == before.sample(), "filing.sample", "UNCHANGEABLE", "样例标志不能变更。");
    checks.orRefuse();
    String text = new String(Json.write(before), StandardCharsets.UTF_8);
    mapper.keepFiling(row.id(), text, Sha256.of(text), by, tx.now(), reason);
    mapper.amend(
        row.id(),
        filing,
        CaseRow.text(filing.details()),
        judge(filing, row.proposedCategory(), row.proposedAmount(), List.of()));
    mapper.dropPeople(row.id());
    mapper.dropOfficers(row.id());
    mapper.dropTradeSecrets(row.id());
    mapper.insertPeople(row.id(), filing);
  }

  /**
   * Raises the version after a change that moves nothing, so that who has read the case before
   * notices.
   */
  public void touch() {
    mustBeLocked();
    mapper.touch(row.id(), tx.now());
    row = Objects.requireNonNull(mapper.byPublicId(row.publicId()));
  }

  /** Lets the later steps follow what was brought against the decision, or how it ended. */
  public void contested() {
    mustBeLocked();
    attached.consequences().forEach(c -> c.contested(tx, this));
  }

  /** When the case was filed here, UTC. */
  public Instant createdAt() {
    return row.createdAt();
  }

  List<EarlierFiling> earlierFilings() {
    return mapper.earlierFilings(row.id());
  }

  /**
   * Takes in what the handler proposes.
   *
   * @return whether it is to be discussed before it is decided
   */
  boolean propose(Proposal proposal) {
    Filing filing = filing();
    String category = proposal.category();
    BigDecimal amount = proposal.amountYuan();
    mapper.propose(
        row.id(),
        proposal.conclusion(),
        category,
        amount,
        judge(filing, category, amount, proposal.declared()));
    return proposal.discussionRequired()
        || new Judging(tx, attached.organRules()).asksForDiscussion(filing, category, amount);
  }

  /** Finds anew which rules ask for a legal review of the case as it is, or as it is decided. */
  public void weigh(@Nullable String category, @Nullable BigDecimal amount) {
    mustBeLocked();
    mapper.setReviewRule(row.id(), judge(filing(), category, amount, List.of()));
    readAgain();
  }

  /** All rules that fire are kept; the case's row names the first. */
  private @Nullable ReviewRule judge(
      Filing filing,
      @Nullable String category,
      @Nullable BigDecimal amount,
      List<Judging.Declared> declared) {
    List<FiredRule> fired =
        new Judging(tx, attached.organRules()).judge(row.id(), filing, category, amount, declared);
    return fired.isEmpty() ? null : fired.getFirst().rule();
  }

  /** Why the case needs a legal review; empty if it needs none. */
  public List<FiredRule> reviewRules() {
    return tx.mapper(ReviewRuleMapper.class).ofCase(row.id());
  }

  private void readAgain() {
    CaseRow now = mapper.byPublicId(row.publicId());
    if (now == null) {
      throw new IllegalStateException("case " + row.publicId() + " vanished under its lock");
    }
    row = now;
  }
}
