/**
 * Compares what {@code takedown} let through with the manifest of the last release and says whether
 * a new release is due, which slot each item has in its lists, and what has to be receipted. {@code
 * bake} makes the pages of the plan.
 */
@NullMarked
package org.gongshi.site.plan;

import org.jspecify.annotations.NullMarked;
