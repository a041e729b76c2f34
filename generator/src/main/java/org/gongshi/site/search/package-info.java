/**
 * Builds the release's search index from the live decisions, or from the last release's index and
 * what changed, and answers queries from it. The bake and the feeds are done by then; {@code
 * verify} looks at all of it before the switch.
 */
@NullMarked
package org.gongshi.site.search;

import org.jspecify.annotations.NullMarked;
