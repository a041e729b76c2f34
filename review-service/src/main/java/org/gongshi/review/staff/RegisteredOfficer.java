package org.gongshi.review.staff;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 持证执法人员.
 *
 * @param validUntil last day of the certificate, Asia/Shanghai; null without end
 */
public record RegisteredOfficer(
    String certificate,
    String organCode,
    String name,
    String title,
    String category,
    @Nullable LocalDate validUntil) {

  public boolean isValidOn(LocalDate day) {
    return validUntil == null || !day.isAfter(validUntil);
  }
}
