package org.gongshi.review.cases;

import org.gongshi.review.identifiers.LegalBasis;

/**
 * Which decisions are major, so that they need a legal review before they are made (plan, part 3, 2
 * (1); 行政处罚法 art. 58). Several may fire for one case.
 */
public enum ReviewRule {
  GENERAL_PENALTY("适用普通程序的行政处罚", false, ""),
  EVIDENCE_REGISTRATION("先行登记保存措施", false, ""),
  COERCIVE_MEASURE("行政强制措施", false, ""),
  MAJOR_LICENCE("重大事项行政许可", true, ""),
  MAJOR_PUBLIC_INTEREST("涉及重大公共利益", true, "第五十八条第一款第一项"),
  HEARING_HELD("直接关系当事人或者第三人重大权益，经过听证程序", true, "第五十八条第一款第二项"),
  COMPLEX("案件情况疑难复杂、涉及多个法律关系", true, "第五十八条第一款第三项"),
  BY_OTHER_LAW("法律、法规规定应当进行法制审核的其他情形", true, "第五十八条第一款第四项"),
  ORGAN_AMOUNT("达到本机关规定的金额", false, ""),
  ORGAN_CATEGORY("属于本机关规定的决定类别", false, ""),
  ORGAN_MATTER("属于本机关规定的重大事项", false, "");

  private final String label;
  private final boolean declarable;
  private final String penaltyArticle;

  ReviewRule(String label, boolean declarable, String penaltyArticle) {
    this.label = label;
    this.declarable = declarable;
    this.penaltyArticle = penaltyArticle;
  }

  public String label() {
    return label;
  }

  /** Whether the handler declares it, because the program cannot know. */
  public boolean isDeclarable() {
    return declarable;
  }

  /**
   * The law that asks for the review. Art. 58 speaks of penalties; for all other actions the same
   * items are those of the State Council's guidance.
   */
  public LegalBasis basis(ActionKind kind) {
    return kind == ActionKind.PENALTY && !penaltyArticle.isEmpty()
        ? new LegalBasis(LegalBasis.PENALTY_LAW, penaltyArticle, "2021-07-15")
        : new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05");
  }
}
