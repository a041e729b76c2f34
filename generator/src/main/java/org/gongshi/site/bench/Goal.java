package org.gongshi.site.bench;

/**
 * A figure and what it must reach.
 *
 * @param better {@code higher} or {@code lower}
 */
record Goal(String name, double value, double goal, String unit, String better, boolean holds) {

  static Goal atMost(String name, double value, double goal, String unit) {
    return new Goal(name, round(value), round(goal), unit, "lower", value <= goal);
  }

  static Goal atLeast(String name, double value, double goal, String unit) {
    return new Goal(name, round(value), round(goal), unit, "higher", value >= goal);
  }

  static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
