package org.gongshi.review.identity;

/** Why a password cannot be taken. */
public enum PasswordFault {
  TOO_SHORT("TOO_SHORT", "密码至少" + PasswordRules.SHORTEST + "个字符。"),
  TOO_LONG("TOO_LONG", "密码不超过" + PasswordRules.LONGEST + "个字符。"),
  CONTROL_CHARACTER("CONTROL_CHARACTER", "密码不能含有不可见的控制字符。"),
  CONTAINS_NAME("CONTAINS_NAME", "密码不能含有账号或者姓名。"),
  TOO_COMMON("TOO_COMMON", "密码过于常见或者容易被猜中，请换用几个不相干的词。"),
  USED_BEFORE("USED_BEFORE", "不能使用当前密码或者最近" + PasswordRules.REMEMBERED + "个用过的密码。");

  private final String code;
  private final String advice;

  PasswordFault(String code, String advice) {
    this.code = code;
    this.advice = advice;
  }

  /** Stable, for programs. */
  public String code() {
    return code;
  }

  /** What to do, in Chinese. */
  public String advice() {
    return advice;
  }
}
