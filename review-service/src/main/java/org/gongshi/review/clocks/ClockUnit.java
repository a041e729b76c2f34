package org.gongshi.review.clocks;

/** What a clock counts. */
public enum ClockUnit {
  /** Hours from the instant of the event, day and night. */
  HOURS("小时"),
  /** Calendar days; a last day on a holiday moves on (民事诉讼法 art. 85). */
  DAYS("日"),
  WORKING_DAYS("个工作日");

  private final String label;

  ClockUnit(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
