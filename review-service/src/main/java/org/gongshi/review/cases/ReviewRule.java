package org.gongshi.review.cases;

import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are major, so that they need a legal review before they are made (plan, part 3;
 * 行政处罚法 art. 58).
 */
public enum ReviewRule {
  GENERAL_PENALTY("适用普通程序的行政处罚", new LegalBasis(LegalBasis.PENALTY_LAW, "第五十八条", "2021-07-15")),
  COERCIVE_MEASURE(
      "行政强制措施和先行登记保存措施", new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05")),
  MAJOR_LICENCE("重大事项行政许可", new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05"));

  private final String label;
  private final LegalBasis basis;

  ReviewRule(String label, LegalBasis basis) {
    this.label = label;
    this.basis = basis;
  }

  public String label() {
    return label;
  }

  public LegalBasis basis() {
    return basis;
  }

  /**
   * The rule that fires, or null where none does.
   *
   * @param declaredMajor whether the handler declares a licence to be major
   */
  static @Nullable ReviewRule of(ActionKind kind, Procedure procedure, boolean declaredMajor) {
    return switch (kind) {
      case PENALTY -> procedure == Procedure.GENERAL ? GENERAL_PENALTY : null;
      case COERCION -> COERCIVE_MEASURE;
      case LICENCE -> declaredMajor ? MAJOR_LICENCE : null;
      case FEE, INSPECTION, EXPROPRIATION_LEVY -> null;
    };
  }
}
