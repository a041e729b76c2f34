/**
 * Writes what machines read: the Atom feed, the sitemap and robots.txt. It takes the pages that
 * {@code bake} wrote; {@code search} indexes the same decisions next.
 */
@NullMarked
package org.gongshi.site.feeds;

import org.jspecify.annotations.NullMarked;
