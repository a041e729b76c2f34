package org.gongshi.review.devices;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 执法记录设备.
 *
 * @param number the organ's own number for it
 * @param online whether it transmits while it records; others upload later, against a longer time
 *     limit
 * @param assignedTo certificate of the officer who keeps it, or null
 */
public record Device(
    @JsonIgnore long key,
    String id,
    String organCode,
    String number,
    Kind kind,
    String model,
    boolean online,
    LocalDate inUseFrom,
    State state,
    @Nullable String assignedTo,
    int version) {

  /** What it is. */
  public enum Kind {
    /** 执法记录仪. */
    BODY_CAMERA,
    /** 移动执法终端. */
    MOBILE_TERMINAL,
    /** 摄像机、照相机. */
    CAMERA,
    /** 录音设备. */
    AUDIO_RECORDER,
    /** 固定监控设备. */
    FIXED_CAMERA
  }

  /** Whether it works. */
  public enum State {
    /** 在用. */
    IN_USE,
    /** 维修. */
    IN_REPAIR,
    /** 报废. */
    RETIRED
  }
}
