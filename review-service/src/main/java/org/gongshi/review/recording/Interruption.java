package org.gongshi.review.recording;

import java.time.Instant;

/**
 * 中断: recording stopped and began again.
 *
 * @param noteOffsetSeconds where in the file the officer says why it had stopped
 */
record Interruption(
    Reason reason, String explanation, Instant fromAt, Instant toAt, int noteOffsetSeconds) {

  /** The objective reasons that the plan accepts (part 2 (二) 2 (4)). */
  enum Reason {
    /** 设备故障或者损坏. */
    DEVICE_FAULT,
    /** 天气情况恶劣. */
    WEATHER,
    /** 电量不足. */
    POWER,
    /** 存储空间不足. */
    STORAGE,
    /** 其他客观原因. */
    OTHER
  }

  long seconds() {
    return java.time.Duration.between(fromAt, toAt).toSeconds();
  }
}
