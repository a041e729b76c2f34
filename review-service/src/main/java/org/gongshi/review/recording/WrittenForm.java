package org.gongshi.review.recording;

/** 文字记录的形式. */
enum WrittenForm {
  ELECTRONIC,
  /** Only where an electronic one cannot be made, with the reason (plan, part 2 (二) 1 (2)). */
  PAPER
}
