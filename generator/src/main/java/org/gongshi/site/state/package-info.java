/**
 * Tells people and programs what a watch is doing: {@code state.json}, a page, figures for
 * Prometheus, and whether all is well. It stands beside the flow: no step uses it. There are ids in
 * it and numbers, and no word of any decision.
 */
@NullMarked
package org.gongshi.site.state;

import org.jspecify.annotations.NullMarked;
