package org.gongshi.review.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * Finds which rules ask for a legal review: those of the law, those that the handler declares,
 * those of the organ. A declared one stays, whatever is proposed later.
 */
final class Judging {
  private final Transaction tx;
  private final List<OrganRules> organRules;

  Judging(Transaction tx, List<OrganRules> organRules) {
    this.tx = tx;
    this.organRules = organRules;
  }

  /** A declaration; the note is required where the rule names no fact by itself. */
  record Declared(ReviewRule rule, @Nullable String note) {}

  /** What the law says of a case by what was filed. */
  static List<FiredRule> statutory(Filing filing) {
    List<FiredRule> fired = new ArrayList<>();
    switch (filing.kind()) {
      case PENALTY -> {
        if (filing.procedure() == Procedure.GENERAL) {
          fired.add(FiredRule.statute(ReviewRule.GENERAL_PENALTY, filing.kind()));
        }
      }
      case COERCION ->
          fired.add(
              FiredRule.statute(
                  filing.details() instanceof CoercionDetails details
                          && details.measure() == CoercionDetails.Measure.EVIDENCE_REGISTRATION
                      ? ReviewRule.EVIDENCE_REGISTRATION
                      : ReviewRule.COERCIVE_MEASURE,
                  filing.kind()));
      case LICENCE, FEE, INSPECTION, EXPROPRIATION_LEVY -> {}
    }
    return fired;
  }

  /** All rules that fire, kept with the case. */
  List<FiredRule> judge(
      long caseId,
      Filing filing,
      @Nullable String category,
      @Nullable BigDecimal amount,
      List<Declared> declarations) {
    ReviewRuleMapper mapper = tx.mapper(ReviewRuleMapper.class);
    mapper.forget(caseId);
    List<FiredRule> fired = new ArrayList<>(mapper.ofCase(caseId));
    List<FiredRule> found = new ArrayList<>(statutory(filing));
    declarations.forEach(d -> found.add(FiredRule.declared(d.rule(), filing.kind(), d.note())));
    organRules.forEach(r -> found.addAll(r.review(tx, action(filing, category, amount))));
    Set<ReviewRule> known = EnumSet.noneOf(ReviewRule.class);
    fired.forEach(f -> known.add(f.rule()));
    for (FiredRule rule : found) {
      if (known.add(rule.rule())) {
        mapper.insert(caseId, rule, tx.now());
        fired.add(rule);
      }
    }
    return List.copyOf(fired);
  }

  boolean asksForDiscussion(Filing filing, @Nullable String category, @Nullable BigDecimal amount) {
    return organRules.stream()
        .anyMatch(r -> r.asksForDiscussion(tx, action(filing, category, amount)));
  }

  private OrganRules.Action action(
      Filing filing, @Nullable String category, @Nullable BigDecimal amount) {
    return new OrganRules.Action(
        filing.kind(),
        filing.organCode(),
        filing.matter(),
        category,
        amount,
        WorkingDays.dayOf(tx.now()));
  }
}
