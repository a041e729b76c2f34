/**
 * The search for hosting with nothing but a web server: after the index, writes small files from
 * which the visitor's browser answers a query by itself. {@code verify} reads them like all public
 * files.
 */
@NullMarked
package org.gongshi.site.search.shards;

import org.jspecify.annotations.NullMarked;
