/**
 * Taking a published decision down, with its reason. Export comes before it; correction comes
 * after.
 */
@NullMarked
package org.gongshi.review.takedown;

import org.jspecify.annotations.NullMarked;
