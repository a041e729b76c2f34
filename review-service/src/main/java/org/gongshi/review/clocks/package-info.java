/**
 * The legal clocks that run in a case: started, paused, extended and met by its events. The case
 * comes before it; every later step starts and meets its own clocks through {@link
 * org.gongshi.review.clocks.Clocks}.
 */
@NullMarked
package org.gongshi.review.clocks;

import org.jspecify.annotations.NullMarked;
