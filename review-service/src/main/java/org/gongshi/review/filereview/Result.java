package org.gongshi.review.filereview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * 评查得分和等次.
 *
 * @param total of a hundred, one decimal: what was given of what applied, so that an item that does
 *     not apply neither helps nor harms
 */
record Result(BigDecimal total, Grade grade) {

  /** Of a sheet that is scored to the end; a veto fails the file whatever its total. */
  static Result of(ScoreSheet sheet, List<Score> scores, List<String> vetoes) {
    int given = 0;
    int possible = 0;
    for (Score score : scores) {
      Integer points = score.points();
      if (points != null) {
        given += points;
        possible += score.of();
      }
    }
    BigDecimal total =
        possible == 0
            ? BigDecimal.ZERO.setScale(1)
            : BigDecimal.valueOf(given * 100L)
                .divide(BigDecimal.valueOf(possible), 1, RoundingMode.HALF_UP);
    return new Result(total, grade(sheet, total, vetoes));
  }

  private static Grade grade(ScoreSheet sheet, BigDecimal total, List<String> vetoes) {
    if (!vetoes.isEmpty() || total.compareTo(BigDecimal.valueOf(sheet.passedFrom())) < 0) {
      return Grade.FAILED;
    }
    return total.compareTo(BigDecimal.valueOf(sheet.excellentFrom())) < 0
        ? Grade.PASSED
        : Grade.EXCELLENT;
  }
}
