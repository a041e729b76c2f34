/**
 * Looks through everything that is public for what the cases hold secret, and takes down what shows
 * any of it. Takedown comes before it; correction comes after.
 */
@NullMarked
package org.gongshi.review.leakgate;

import org.jspecify.annotations.NullMarked;
