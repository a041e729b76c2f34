/**
 * Looks at a staged release with {@code search} and everything else in it before anyone can see it,
 * and at the current one after a takedown, to prove that what was taken down is gone. Only what
 * passes goes to {@code release}.
 */
@NullMarked
package org.gongshi.site.verify;

import org.jspecify.annotations.NullMarked;
