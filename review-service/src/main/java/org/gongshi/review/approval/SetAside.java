package org.gongshi.review.approval;

import java.time.LocalDate;

/**
 * That a decision no longer stands.
 *
 * @param outcome how, in Chinese
 * @param effectiveOn since when, Asia/Shanghai
 * @param renewed whether another decision is to take its place, so that its publication is a
 *     correction
 */
public record SetAside(String outcome, LocalDate effectiveOn, boolean renewed) {}
