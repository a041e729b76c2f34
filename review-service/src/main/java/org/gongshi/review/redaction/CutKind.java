package org.gongshi.review.redaction;

/** What was cut, and what stands in its place; a gap says its kind and never its length. */
public enum CutKind {
  PERSON_NAME("［姓名略］"),
  CITIZEN_ID("［公民身份号码略］"),
  OTHER_ID("［证件号码略］"),
  PHONE("［联系电话略］"),
  BANK_CARD("［银行账号略］"),
  EMAIL("［电子邮箱略］"),
  PLATE("［车牌号略］"),
  ADDRESS("［住址略］"),
  BIRTH_DATE("［出生日期略］"),
  CONTACT("［网络账号略］"),
  HEALTH("［健康信息略］"),
  LOCATION("［位置坐标略］"),
  MINOR("［未成年人信息略］"),
  TRADE_SECRET("［商业秘密略］"),
  TRADE_NAME("［单位名称略］");

  private final String gap;

  CutKind(String gap) {
    this.gap = gap;
  }

  public String gap() {
    return gap;
  }
}
