package org.gongshi.review.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Missing;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Requirement;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/** Holds a case back while a record that a rule wants, or a written statement, is missing. */
final class Requirements implements Requirement {
  private static final LegalBasis BASIS =
      new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05");

  private final RuleTable table;

  Requirements(RuleTable table) {
    this.table = table;
  }

  /**
   * One rule that fires, beside what there is.
   *
   * @param before the first step that it holds back
   */
  record Explained(
      String rule,
      String title,
      Stage stage,
      boolean wholeCourse,
      String before,
      List<String> records,
      List<String> excusedBy,
      boolean met,
      @Nullable String missing,
      String basis,
      String planItem) {}

  /** A failure that waits for its written statement. */
  record Unexplained(String failure, Stage stage, String missing) {}

  /**
   * Everything that the rules say of a case.
   *
   * @param factsGiven whether the handler has said what was done; without, hardly a rule can fire
   */
  record Explanation(
      String tableVersion, boolean factsGiven, List<Explained> rules, List<Unexplained> failures) {}

  @Override
  public List<Missing> missing(Transaction tx, OpenCase open, CaseEvent next) {
    Optional<Step> step = Step.of(next);
    if (step.isEmpty() || open.isImported()) {
      return List.of();
    }
    List<Missing> missing = new ArrayList<>();
    for (Need need : needs(tx, open)) {
      Missing one = need.missing();
      if (one != null && need.rule().before().compareTo(step.get()) <= 0) {
        missing.add(one);
      }
    }
    for (RecordRows.FailureRow failure : tx.mapper(FailureMapper.class).all(open.key())) {
      if (failure.statement() == null) {
        missing.add(new Missing("STATEMENT_MISSING", sentence(failure), BASIS));
      }
    }
    return missing;
  }

  Explanation explain(Transaction tx, OpenCase open) {
    List<Explained> rules = new ArrayList<>();
    for (Need need : needs(tx, open)) {
      Missing missing = need.missing();
      RecordingRule rule = need.rule();
      rules.add(
          new Explained(
              rule.id(),
              rule.title(),
              need.stage(),
              rule.wholeCourse(),
              rule.before().label(),
              need.records(),
              need.excusedBy(),
              need.isMet(),
              missing == null ? null : missing.sentence(),
              rule.basis().citation(),
              rule.planItem()));
    }
    FailureMapper mapper = tx.mapper(FailureMapper.class);
    return new Explanation(
        table.version(),
        mapper.facts(open.key()) != null,
        rules,
        mapper.all(open.key()).stream()
            .filter(f -> f.statement() == null)
            .map(f -> new Unexplained(f.id(), f.stage(), sentence(f)))
            .toList());
  }

  private List<Need> needs(Transaction tx, OpenCase open) {
    FailureMapper failures = tx.mapper(FailureMapper.class);
    RecordRows.FactsRow row = failures.facts(open.key());
    if (row == null) {
      return List.of();
    }
    Facts facts = row.facts();
    Need.Have have =
        new Need.Have(
            tx.mapper(RecordMapper.class).filmed(open.key()).stream()
                .map(f -> new Need.Filmed(f.id(), f.stage(), f.wholeCourse()))
                .toList(),
            failures.all(open.key()).stream()
                .map(f -> new Need.Failed(f.id(), f.stage(), f.statement() != null))
                .toList());
    return Need.of(table.firing(facts, WorkingDays.dayOf(row.givenAt())), facts, have);
  }

  private static String sentence(RecordRows.FailureRow failure) {
    return "“" + failure.stage().label() + "”环节的记录故障缺少书面说明，请上传书面说明后继续办理。";
  }
}
