/**
 * Working days by the yearly notices of the State Council. Nothing comes before it; approval and
 * disclosure count their deadlines with it.
 */
@NullMarked
package org.gongshi.review.days;

import org.jspecify.annotations.NullMarked;
