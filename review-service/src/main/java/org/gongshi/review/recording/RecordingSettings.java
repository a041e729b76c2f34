package org.gongshi.review.recording;

import java.time.Duration;
import java.util.Map;

/**
 * What an office sets for its records.
 *
 * @param onlineWithin how long after its end the recording of a transmitting device may come in
 * @param offlineWithin working days after its end that the recording of any other device has
 * @param paperWithin working days after it was made that a paper record has to be collected
 * @param reportWithin how soon a failure is reported to count as reported at once
 * @param tolerance by how many seconds a recording's length may differ from its times
 */
public record RecordingSettings(
    NamingRule namingRule,
    Duration onlineWithin,
    int offlineWithin,
    int paperWithin,
    Duration reportWithin,
    int tolerance) {

  /**
   * Reads {@code GONGSHI_FILE_NAME_RULE} with {@code GONGSHI_FILE_NAME_EXAMPLE}, {@code
   * GONGSHI_ONLINE_UPLOAD_WITHIN}, {@code GONGSHI_FAILURE_REPORT_WITHIN} (ISO 8601 durations),
   * {@code GONGSHI_OFFLINE_UPLOAD_WITHIN}, {@code GONGSHI_PAPER_WITHIN} (working days) and {@code
   * GONGSHI_DURATION_TOLERANCE} (seconds).
   *
   * @throws IllegalArgumentException naming the setting that cannot be read
   */
  public static RecordingSettings from(Map<String, String> environment) {
    return new RecordingSettings(
        namingRule(environment),
        duration(environment, "GONGSHI_ONLINE_UPLOAD_WITHIN", "PT24H"),
        number(environment, "GONGSHI_OFFLINE_UPLOAD_WITHIN", 2),
        number(environment, "GONGSHI_PAPER_WITHIN", 5),
        duration(environment, "GONGSHI_FAILURE_REPORT_WITHIN", "PT1H"),
        number(environment, "GONGSHI_DURATION_TOLERANCE", 60));
  }

  private static NamingRule namingRule(Map<String, String> environment) {
    String rule = environment.get("GONGSHI_FILE_NAME_RULE");
    try {
      return rule == null
          ? new NamingRule(NamingRule.DEFAULT, NamingRule.DEFAULT_EXAMPLE)
          : new NamingRule(rule, environment.getOrDefault("GONGSHI_FILE_NAME_EXAMPLE", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "GONGSHI_FILE_NAME_RULE and GONGSHI_FILE_NAME_EXAMPLE: " + e.getMessage(), e);
    }
  }

  private static Duration duration(Map<String, String> environment, String name, String otherwise) {
    try {
      return Duration.parse(environment.getOrDefault(name, otherwise).strip());
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is not a duration such as PT24H", e);
    }
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    String value = environment.get(name);
    try {
      return value == null ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a whole number", e);
    }
  }
}
