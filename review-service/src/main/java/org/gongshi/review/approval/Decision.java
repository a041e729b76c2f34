package org.gongshi.review.approval;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 行政执法决定. Raw: the conclusion may hold names.
 *
 * @param amount yuan, two decimals
 * @param publicBy the last day on which its publication is in time
 */
public record Decision(
    String documentNumber,
    String conclusion,
    String category,
    @Nullable BigDecimal amount,
    LocalDate decidedOn,
    LocalDate publicBy,
    boolean publicByProvisional,
    @Nullable LocalDate servedOn) {

  @Override
  public String toString() {
    return "Decision[" + documentNumber + "]";
  }
}
