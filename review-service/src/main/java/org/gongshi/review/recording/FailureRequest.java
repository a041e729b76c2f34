package org.gongshi.review.recording;

import java.time.Instant;
import java.util.Objects;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A stage that could not be recorded, as it is reported.
 *
 * @param reportedTo the office of the head who was told
 */
record FailureRequest(
    @Nullable Stage stage,
    @Nullable String device,
    Interruption.@Nullable Reason cause,
    @Nullable String explanation,
    @Nullable Instant happenedAt,
    @Nullable Instant reportedAt,
    @Nullable String reportedTo) {

  record Checked(
      Stage stage,
      @Nullable String device,
      Interruption.Reason cause,
      String explanation,
      Instant happenedAt,
      Instant reportedAt,
      String reportedTo) {}

  Checked checked(Instant now) {
    Checks checks = new Checks();
    Stage what = checks.required("stage", stage);
    Interruption.Reason why = checks.required("cause", cause);
    String told = checks.text("explanation", explanation, 1000);
    Instant happened = checks.required("happenedAt", happenedAt);
    Instant reported = checks.required("reportedAt", reportedAt);
    checks.require(
        happened == null || !happened.isAfter(now), "happenedAt", "IN_FUTURE", "故障时间不能晚于现在。");
    checks.require(
        reported == null || !reported.isAfter(now), "reportedAt", "IN_FUTURE", "报告时间不能晚于现在。");
    checks.require(
        happened == null || reported == null || !reported.isBefore(happened),
        "reportedAt",
        "BEFORE_FAILURE",
        "报告时间不能早于故障时间。");
    String head = checks.line("reportedTo", reportedTo, 100);
    String with = checks.optional("device", device, 26);
    checks.orRefuse();
    return new Checked(
        Objects.requireNonNull(what),
        with,
        Objects.requireNonNull(why),
        told,
        Objects.requireNonNull(happened),
        Objects.requireNonNull(reported),
        head);
  }
}
