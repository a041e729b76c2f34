package org.gongshi.review.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gongshi.review.cases.Missing;
import org.jspecify.annotations.Nullable;

/**
 * A rule that fires for a stage, beside what the case has of it.
 *
 * @param records of the stage that count: registered and not voided
 * @param wholeRecords those of them that cover the whole course
 * @param excusedBy failures of the stage that were explained in writing
 */
record Need(
    RecordingRule rule,
    Stage stage,
    List<String> records,
    List<String> wholeRecords,
    List<String> excusedBy) {

  /** What a case has, as far as rules look at it. */
  record Have(List<Filmed> filmed, List<Failed> failures) {}

  /** A recording that counts. */
  record Filmed(String id, Stage stage, boolean wholeCourse) {}

  /** A stage that could not be recorded. */
  record Failed(String id, Stage stage, boolean explained) {}

  boolean isMet() {
    return !excusedBy.isEmpty() || !(rule.wholeCourse() ? wholeRecords : records).isEmpty();
  }

  /** What is missing, or null if nothing is. */
  @Nullable Missing missing() {
    if (isMet()) {
      return null;
    }
    String what =
        rule.wholeCourse() && !records.isEmpty() ? "只有部分过程的音像记录，还缺少全程音像记录" : "缺少" + kind() + "音像记录";
    return new Missing(
        "RECORDING_MISSING",
        "“"
            + stage.label()
            + "”环节"
            + what
            + "（规则："
            + rule.title()
            + "）。请上传音像记录；确实无法记录的，请登记故障并附书面说明。",
        rule.basis());
  }

  private String kind() {
    return rule.wholeCourse() ? "全程" : "";
  }

  /** Every rule that fires, for each stage that it wants recorded. */
  static List<Need> of(List<RecordingRule> firing, Facts facts, Have have) {
    List<Need> needs = new ArrayList<>();
    for (RecordingRule rule : firing) {
      Set<Stage> stages = rule.records().of(facts);
      for (Stage stage : Stage.values()) {
        if (stages.contains(stage)) {
          needs.add(
              new Need(
                  rule,
                  stage,
                  have.filmed().stream().filter(f -> f.stage() == stage).map(Filmed::id).toList(),
                  have.filmed().stream()
                      .filter(f -> f.stage() == stage && f.wholeCourse())
                      .map(Filmed::id)
                      .toList(),
                  have.failures().stream()
                      .filter(f -> f.stage() == stage && f.explained())
                      .map(Failed::id)
                      .toList()));
        }
      }
    }
    return needs;
  }
}
