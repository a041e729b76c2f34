/**
 * The first step: reads the content folder and the webmaster's files, and lets through only what is
 * signed and keeps the contract. Nothing comes before it; what it read goes to {@code takedown},
 * which decides what may still be public.
 */
@NullMarked
package org.gongshi.site.content;

import org.jspecify.annotations.NullMarked;
