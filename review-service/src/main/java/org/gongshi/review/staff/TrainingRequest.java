package org.gongshi.review.staff;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/** A training as sent. */
record TrainingRequest(
    @Nullable String organCode,
    Training.@Nullable Group attendees,
    @Nullable String person,
    @Nullable String subject,
    @Nullable LocalDate heldOn,
    @Nullable String hours,
    Training.@Nullable Exam exam,
    @Nullable Integer score) {

  record Checked(
      String organCode,
      Training.Group attendees,
      String person,
      String subject,
      LocalDate heldOn,
      BigDecimal hours,
      Training.Exam exam,
      @Nullable Integer score) {}

  Checked checked(LocalDate today) {
    Checks checks = new Checks();
    String organ = checks.line("organCode", organCode, 18);
    Training.Group group = checks.required("attendees", attendees);
    String who = checks.line("person", person, 64);
    String what = checks.line("subject", subject, 300);
    LocalDate day = checks.required("heldOn", heldOn);
    checks.require(day == null || !day.isAfter(today), "heldOn", "IN_FUTURE", "培训日期不能晚于今天。");
    boolean fits = hours != null && hours.matches("[0-9]{1,3}(\\.[0-9])?");
    checks.require(fits, "hours", "WRONG_FORMAT", "学时最多一位小数，例如 4.5。");
    Training.Exam result = exam == null ? Training.Exam.NONE : exam;
    checks.require(
        score == null || (score >= 0 && score <= 100), "score", "OUT_OF_RANGE", "成绩为0至100分。");
    checks.require(
        (result == Training.Exam.NONE) == (score == null),
        "score",
        "EXAM_AND_SCORE",
        "有考试的请同时填写结果和成绩，没有考试的都不填写。");
    checks.orRefuse();
    return new Checked(
        organ,
        java.util.Objects.requireNonNull(group),
        who,
        what,
        java.util.Objects.requireNonNull(day),
        new BigDecimal(java.util.Objects.requireNonNull(hours)).setScale(1),
        result,
        score);
  }
}
