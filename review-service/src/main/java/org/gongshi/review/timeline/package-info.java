/**
 * 案件时间线, what happened to a case in the order in which it happened. The case comes before; every
 * later step tells its own part through {@link org.gongshi.review.timeline.Chronicle}.
 */
@NullMarked
package org.gongshi.review.timeline;

import org.jspecify.annotations.NullMarked;
