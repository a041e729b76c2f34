package org.gongshi.review.cases;

import org.gongshi.review.identifiers.LegalBasis;

/** Why an event is refused: a stable code, the sentence for the official, and the law behind it. */
public enum Rule {
  WRONG_STATE(
      "案件当前所处的环节不能办理此项操作。", new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05")),
  HANDLER_ONLY(
      "只有本案的承办人员可以办理此项操作。", new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05")),
  REVIEWER_IS_HANDLER(
      "法制审核人员不得是本案的承办人员，请由其他审核人员办理。",
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十八条", "2021-07-15")),
  APPROVER_IS_HANDLER(
      "作出决定的负责人不得是本案的承办人员，请由其他负责人办理。",
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十七条", "2021-07-15")),
  APPROVER_IS_REVIEWER(
      "作出决定的负责人不得是本案的法制审核人员，请由其他负责人办理。",
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十八条", "2021-07-15")),
  REVIEW_NOT_PASSED(
      "本案依法应当进行法制审核，未经审核或者审核未通过的，不得作出决定。",
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十八条", "2021-07-15")),
  DISCLOSURE_TAKES_TWO(
      "公示审核人员不得是提出公示意见或者起草隐私处理稿的人员，请由其他人员审核。",
      new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05")),
  STATE_SECRET(
      "本案标有国家秘密标志，不得公开，只能选择不予公开。",
      new LegalBasis(LegalBasis.DISCLOSURE_REGULATION, "第十四条", "2019-05-15"));

  private final String sentence;
  private final LegalBasis basis;

  Rule(String sentence, LegalBasis basis) {
    this.sentence = sentence;
    this.basis = basis;
  }

  public String sentence() {
    return sentence;
  }

  public LegalBasis basis() {
    return basis;
  }

  /** Whether another person could do what this one was refused. */
  public boolean isAboutThePerson() {
    return switch (this) {
      case HANDLER_ONLY,
          REVIEWER_IS_HANDLER,
          APPROVER_IS_HANDLER,
          APPROVER_IS_REVIEWER,
          DISCLOSURE_TAKES_TWO ->
          true;
      case WRONG_STATE, REVIEW_NOT_PASSED, STATE_SECRET -> false;
    };
  }
}
