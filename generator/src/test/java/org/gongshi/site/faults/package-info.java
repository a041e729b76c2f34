/** A disk that fails when a test wants it to. */
@NullMarked
package org.gongshi.site.faults;

import org.jspecify.annotations.NullMarked;
