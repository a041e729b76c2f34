package org.gongshi.review.legalreview;

import java.time.LocalDate;
import java.util.List;

/**
 * 法制审核情况统计 of a period.
 *
 * @param from the first day, Asia/Shanghai
 * @param to the last day
 * @param problems how many opinions found a problem on each head
 */
record ReviewStatistics(LocalDate from, LocalDate to, List<OfOrgan> organs, List<OfHead> problems) {

  /**
   * One organ's figures.
   *
   * @param submitted how many times a case was submitted for review
   * @param reviewed how many opinions were given, late ones included
   * @param questions how many questions were asked
   * @param averageDays from submission to opinion, calendar days, one decimal; pauses included
   */
  record OfOrgan(
      String organCode,
      String organName,
      int submitted,
      int reviewed,
      int agreed,
      int agreedWithChanges,
      int sentBack,
      int late,
      int questions,
      double averageDays) {}

  record OfHead(ReviewHead head, int problems) {}
}
