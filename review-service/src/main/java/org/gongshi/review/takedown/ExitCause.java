package org.gongshi.review.takedown;

import org.gongshi.review.cases.Exit;
import org.gongshi.review.disclosure.Edition;

/** Why a decision stops being public: a closed set for each of the four exits. */
public enum ExitCause {
  /** 撤销. */
  REVOKED(Exit.WITHDRAWN),
  /** 变更. */
  CHANGED(Exit.WITHDRAWN),
  /** 确认违法. */
  FOUND_UNLAWFUL(Exit.WITHDRAWN),
  /** 确认无效. */
  FOUND_VOID(Exit.WITHDRAWN),
  /** 责令重新作出. */
  ORDERED_ANEW(Exit.WITHDRAWN),
  /** 依法不应公开而公开. */
  DISCLOSED_IN_ERROR(Exit.WITHDRAWN),

  /** 文字差错. */
  TYPING_ERROR(Exit.CORRECTED),
  /** 隐私处理差错. */
  REDACTION_ERROR(Exit.CORRECTED),
  /** 决定变更, the new text takes its place. */
  DECISION_CHANGED(Exit.CORRECTED),
  /** 重新作出决定, the new decision takes its place. */
  DECIDED_ANEW(Exit.CORRECTED),
  /** 恢复公示, only of what was down already. */
  REPUBLISHED(Exit.CORRECTED),

  /** 公示期满. */
  PERIOD_OVER(Exit.EXPIRED),
  /** 信用修复，提前停止公示. */
  CREDIT_REPAIRED(Exit.EXPIRED),

  /** 泄露个人信息. */
  PERSONAL_DATA(Exit.LEAKED),
  /** 可能识别未成年人. */
  MINOR(Exit.LEAKED),
  /** 泄露商业秘密. */
  TRADE_SECRET(Exit.LEAKED),
  /** 泄露国家秘密. */
  STATE_SECRET(Exit.LEAKED),
  /** Not known yet; the review says. */
  OTHER(Exit.LEAKED);

  private final Exit exit;

  ExitCause(Exit exit) {
    this.exit = exit;
  }

  public Exit exit() {
    return exit;
  }

  /** The cause for which an edition takes the place of another. */
  public static ExitCause of(Edition.Cause cause) {
    return switch (cause) {
      case TYPING_ERROR -> TYPING_ERROR;
      case REDACTION_ERROR -> REDACTION_ERROR;
      case DECISION_CHANGED -> DECISION_CHANGED;
      case DECIDED_ANEW -> DECIDED_ANEW;
      case REPUBLISHED -> REPUBLISHED;
    };
  }
}
