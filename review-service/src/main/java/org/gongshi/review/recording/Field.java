package org.gongshi.review.recording;

/** What an inspection is about; the first seven are those that the plan names. */
enum Field {
  WORK_SAFETY("安全生产"),
  ENVIRONMENT("环境保护"),
  FOOD_AND_DRUGS("食品药品安全"),
  PRODUCT_SAFETY("产品质量安全"),
  LABOUR("劳动保障"),
  CONSTRUCTION("建设工程质量安全"),
  TRANSPORT("交通运输安全"),
  OTHER("其他领域");

  private final String label;

  Field(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
