package org.gongshi.review.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.recording.RecordFigures;
import org.jspecify.annotations.Nullable;

/**
 * 全过程记录情况统计 of a period. All figures are of the same cases: those filed here in the period.
 *
 * @param definition edition of the definition; a change of what is counted is a new edition
 * @param organ credit code, or null for all that the account sees
 * @param meaning the definition, sentence by sentence
 */
record RecordReport(
    String definition,
    LocalDate from,
    LocalDate to,
    @Nullable String organ,
    Cases cases,
    List<OfKind> kinds,
    RecordFigures records,
    BigDecimal latePercent,
    BigDecimal averageLateMinutes,
    Documents documents,
    Reviews reviews,
    List<String> meaning) {

  static final String DEFINITION = "2026-1";

  static final List<String> MEANING =
      List.of(
          "案件：立案登记在起止日期之内（含首尾两日，北京时间）的案件，不含导入的案件和更正产生的版本。以下各项均为这些案件的数字，以查询时的登记为准。",
          "材料齐全：案卷材料清单所列各项均已归入案卷的案件。",
          "音像记录：未作废的音像记录，按环节分列；中断：其中有中断的；故障：登记的记录故障；缺少：规则要求记录、既无音像记录又无附书面说明的故障的案件，同一环节只计一次。",
          "迟延：未作废的记录中有归集期限而逾期的；平均迟延分钟数只计逾期的记录。",
          "电子材料比例：现行案卷材料中电子形式的比例，保留一位小数。",
          "评查：已完成的案卷评查；平均分保留一位小数。");

  /** How many there are, and how far they have come. */
  record Cases(long filed, long decided, long served, long complete, BigDecimal completePercent) {}

  record OfKind(ActionKind kind, long filed, long complete) {}

  record Documents(long documents, long electronic, BigDecimal electronicPercent) {}

  /**
   * Finished reviews of their files.
   *
   * @param averageTotal null where there are none
   */
  record Reviews(
      long finished, @Nullable BigDecimal averageTotal, long excellent, long passed, long failed) {}

  /** One decimal, half up; 0.0 of nothing. */
  static BigDecimal percent(long part, long whole) {
    return average(part * 100, whole);
  }

  /** One decimal, half up; 0.0 of nothing. */
  static BigDecimal average(long sum, long count) {
    return count == 0
        ? BigDecimal.ZERO.setScale(1)
        : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_UP);
  }
}
