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
  REVIEW_VOIDED(
      "法制审核以后处理建议或者案件材料有变更，原审核意见失效，请由承办人员重新提出处理建议并送审。",
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十八条", "2021-07-15")),
  REVIEW_NOT_REQUIRED(
      "本案不需要法制审核，无需申报先实施后审核。", new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05")),
  REVIEWER_NOT_ASSIGNED(
      "法制审核只能由本案指定的审核人员办理，请先指定审核人员，或者由法制审核人员重新指定。",
      new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05")),
  QUESTION_OPEN(
      "向承办人员提出的问题尚未答复，请待答复后再办理。",
      new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05")),
  REVIEWER_IS_APPROVER(
      "法制审核人员不得是作出本案决定的负责人，请由其他审核人员办理。",
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十八条", "2021-07-15")),
  DISCUSSION_MISSING(
      "本案情节复杂或者重大，应当由负责人集体讨论决定，请先召开集体讨论并登记讨论记录。",
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十七条", "2021-07-15")),
  NOT_SUMMARY(
      "本案不适用简易程序，不得当场作出决定，请按普通程序办理。",
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十一条", "2021-07-15")),
  LATE_REVIEW_OPEN(
      "本案先实施后审核，事后的法制审核尚未完成，请完成审核后再公示。",
      new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05")),
  LATE_REVIEW_FAILED(
      "本案事后的法制审核未通过，不得公示，请依法撤销或者重新作出决定。",
      new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05")),
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
          REVIEWER_NOT_ASSIGNED,
          REVIEWER_IS_APPROVER,
          DISCLOSURE_TAKES_TWO ->
          true;
      case WRONG_STATE,
          REVIEW_NOT_PASSED,
          REVIEW_VOIDED,
          REVIEW_NOT_REQUIRED,
          QUESTION_OPEN,
          DISCUSSION_MISSING,
          NOT_SUMMARY,
          LATE_REVIEW_OPEN,
          LATE_REVIEW_FAILED,
          STATE_SECRET ->
          false;
    };
  }
}
