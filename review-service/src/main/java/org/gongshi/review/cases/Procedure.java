package org.gongshi.review.cases;

/** 程序: summary (简易程序, 行政处罚法 art. 51) or general (普通程序). */
public enum Procedure {
  GENERAL,
  SUMMARY
}
