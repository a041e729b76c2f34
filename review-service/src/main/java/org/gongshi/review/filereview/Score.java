package org.gongshi.review.filereview;

import org.jspecify.annotations.Nullable;

/**
 * What one item was given.
 *
 * @param points null where the item does not apply to the case
 * @param of the most that it could have
 * @param note why points were taken off; always there where they were
 */
record Score(String item, @Nullable Integer points, int of, @Nullable String note) {}
