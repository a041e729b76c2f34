package org.gongshi.review.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gongshi.review.http.Checks;

/**
 * Whether a recording's length, begin, end and interruptions add up.
 *
 * @param seconds the file's length
 * @param tolerance seconds by which they may differ
 */
record Timing(Instant from, Instant to, int seconds, int tolerance) {

  /** Each interruption lies in the recording, after the one before it; the rest is the length. */
  void check(Checks checks, List<Interruption> interruptions) {
    Instant last = from;
    long paused = 0;
    for (int i = 0; i < interruptions.size(); i++) {
      Interruption one = interruptions.get(i);
      String at = "interruptions[" + i + "]";
      boolean inside =
          !one.fromAt().isBefore(last)
              && one.toAt().isAfter(one.fromAt())
              && !one.toAt().isAfter(to);
      checks.require(inside, at, "OUTSIDE_RECORDING", "中断应在录制的起止时间之内，按先后排列，互不重叠，且结束晚于开始。");
      if (!inside) {
        return;
      }
      long resumedAt = Duration.between(from, one.fromAt()).toSeconds() - paused;
      paused += one.seconds();
      last = one.toAt();
      checks.require(
          one.noteOffsetSeconds() >= resumedAt - tolerance && one.noteOffsetSeconds() <= seconds,
          at + ".noteOffsetSeconds",
          "NOTE_NOT_AFTER_INTERRUPTION",
          "语音说明应在中断之后、录制结束之前，此次中断位于文件的第" + resumedAt + "秒。");
    }
    long expected = Duration.between(from, to).toSeconds() - paused;
    checks.require(
        Math.abs(expected - seconds) <= tolerance,
        "durationSeconds",
        "TIMES_DO_NOT_ADD_UP",
        "按起止时间扣除中断，录制时长应为" + expected + "秒，与填写的相差超过" + tolerance + "秒，请核对，或者登记遗漏的中断。");
  }
}
