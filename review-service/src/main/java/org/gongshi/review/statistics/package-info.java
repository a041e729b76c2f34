/**
 * 全过程记录统计: the figures of a period, counted by one frozen definition. Every step whose figures they
 * are comes before; nothing comes after.
 */
@NullMarked
package org.gongshi.review.statistics;

import org.jspecify.annotations.NullMarked;
