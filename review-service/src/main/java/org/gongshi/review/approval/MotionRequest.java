package org.gongshi.review.approval;

import java.util.Objects;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A motion as the handler sends it.
 *
 * @param toOrgan the organ that is competent; for a transfer only
 * @param clock which clock is to run longer; for an extension only
 * @param length by how much, in the clock's own unit; for an extension only
 */
record MotionRequest(
    @Nullable MotionKind kind,
    @Nullable String reason,
    @Nullable String toOrgan,
    @Nullable ClockKind clock,
    @Nullable Integer length) {

  /** As it is kept. */
  record Checked(
      MotionKind kind,
      String reason,
      @Nullable String toOrgan,
      @Nullable ClockKind clock,
      @Nullable Integer length) {}

  /**
   * @throws org.gongshi.review.http.ProblemException 422 with all that is wrong
   */
  Checked checked() {
    Checks checks = new Checks();
    MotionKind wanted = checks.required("kind", kind);
    String why = checks.text("reason", reason, 4000);
    boolean transfers = wanted == MotionKind.TRANSFER;
    String to = transfers ? checks.line("toOrgan", toOrgan, 200) : null;
    checks.require(transfers || toOrgan == null, "toOrgan", "NOT_APPLICABLE", "只有申请移送才填写受移送的机关。");
    boolean extendsClock = wanted == MotionKind.EXTENSION;
    if (extendsClock) {
      checks.required("clock", clock);
      Integer by = checks.required("length", length);
      checks.require(
          by == null || (by >= 1 && by <= 1000), "length", "OUT_OF_RANGE", "延长的时间须为1至1000。");
    } else {
      checks.require(
          clock == null && length == null, "clock", "NOT_APPLICABLE", "只有申请延长期限才填写期限和延长的时间。");
    }
    checks.orRefuse();
    return new Checked(Objects.requireNonNull(wanted), why, to, clock, length);
  }
}
