/**
 * Measures what the other packages build. It stands beside the flow: no step uses it, and what it
 * writes is thrown away.
 */
@NullMarked
package org.gongshi.site.bench;

import org.jspecify.annotations.NullMarked;
