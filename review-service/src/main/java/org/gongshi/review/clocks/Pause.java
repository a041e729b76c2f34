package org.gongshi.review.clocks;

/** 期限中止, why clocks stand still. Which clocks each stops is written in {@link ClockKind}. */
public enum Pause {
  LEGAL_QUESTION("法制审核提出问题"),
  HEARING("听证"),
  APPRAISAL("检测、检验、检疫、鉴定"),
  SUSPENSION("案件中止"),
  THIRD_PARTY("征求第三方意见");

  private final String label;

  Pause(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
