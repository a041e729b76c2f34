/**
 * Correcting what was published: an edition stands in the place of another, linked both ways.
 * Takedown comes before it; nothing of the flow comes after.
 */
@NullMarked
package org.gongshi.review.correction;

import org.jspecify.annotations.NullMarked;
