/**
 * Turns the plan into pages: everything JBake stays in here. It takes what {@code plan} says and
 * writes into a staging folder; {@code feeds} adds the files that machines read.
 */
@NullMarked
package org.gongshi.site.bake;

import org.jspecify.annotations.NullMarked;
