package org.gongshi.review.staff;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 培训记录: one person at one training.
 *
 * @param person the certificate's number of an officer, or the login of a reviewer or clerk
 * @param hours 学时, one decimal
 * @param score of the exam, 0 to 100, or null where there was none
 */
record Training(
    @JsonIgnore long key,
    String id,
    String organCode,
    Group attendees,
    String person,
    String subject,
    LocalDate heldOn,
    BigDecimal hours,
    Exam exam,
    @Nullable Integer score,
    String recordedBy,
    Instant recordedAt) {

  /** Who was trained (plan, part 2 (二) 1 (5) and part 2 (三) 1 (2)). */
  enum Group {
    /** 执法人员. */
    OFFICER,
    /** 法制审核人员. */
    REVIEWER,
    /** 窗口办事人员. */
    CLERK
  }

  /** 考试结果. */
  enum Exam {
    NONE,
    PASSED,
    FAILED
  }
}
