package org.gongshi.review.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A case as its officials read it. Raw. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(
    String id,
    int version,
    ActionKind kind,
    Procedure procedure,
    CaseState state,
    String stateLabel,
    boolean sample,
    boolean imported,
    String organCode,
    String organName,
    String title,
    String matter,
    String facts,
    String basis,
    List<Party> parties,
    List<Officer> officers,
    @Nullable String stateSecret,
    List<TradeSecret> tradeSecrets,
    @Nullable Details details,
    boolean reviewRequired,
    @Nullable ReviewRule reviewRule,
    @Nullable String reviewRuleLabel,
    List<FiredRule> reviewRules,
    @Nullable Proposed proposal,
    Instant createdAt,
    Instant updatedAt) {

  record Proposed(
      @Nullable String conclusion, @Nullable String category, @Nullable BigDecimal amountYuan) {}

  static CaseView of(CaseRow row, Filing filing, List<FiredRule> reviewRules) {
    ReviewRule rule = row.reviewRule();
    return new CaseView(
        row.publicId(),
        row.version(),
        row.kind(),
        row.procedureKind(),
        row.state(),
        row.state().label(),
        row.sample(),
        row.imported(),
        row.organCode(),
        row.organName(),
        row.title(),
        row.matter(),
        row.facts(),
        row.basis(),
        filing.parties(),
        filing.officers(),
        row.stateSecret(),
        filing.tradeSecrets(),
        filing.details(),
        row.reviewRequired(),
        rule,
        rule == null ? null : rule.label(),
        reviewRules,
        row.proposedConclusion() == null
            ? null
            : new Proposed(row.proposedConclusion(), row.proposedCategory(), row.proposedAmount()),
        row.createdAt(),
        row.updatedAt());
  }
}
