package org.gongshi.review.days;

import java.time.LocalDate;

/**
 * The last day in time, Asia/Shanghai.
 *
 * @param provisional whether the holiday notice of a year that it crosses is not out yet
 */
public record Deadline(LocalDate lastDay, boolean provisional) {}
