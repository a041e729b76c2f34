package org.gongshi.review.legalreview;

/** The six heads of a legal review (plan, part 3, 2 (3)). */
public enum ReviewHead {
  /** 执法主体. */
  SUBJECT,
  /** 管辖权限. */
  JURISDICTION,
  /** 执法程序. */
  PROCEDURE,
  /** 事实认定. */
  FACTS,
  /** 裁量权运用. */
  DISCRETION,
  /** 法律适用. */
  LAW
}
