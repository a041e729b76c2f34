package org.gongshi.review.disclosure;

import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;

/**
 * How many decisions of a kind were kept back on one basis in a quarter; all that the public is
 * told of them.
 *
 * @param basis article of law and what it says, parted by a colon
 * @param latest the day on which the last of them was kept back, Asia/Shanghai
 * @param sample whether one of them is invented
 */
public record WithheldInQuarter(
    int year,
    int quarter,
    ActionKind kind,
    String basis,
    int count,
    LocalDate latest,
    boolean sample) {}
