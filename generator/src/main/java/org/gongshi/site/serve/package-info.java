/**
 * Serves what {@code release} made current, from one release per request, and answers queries from
 * its index. It stands beside the flow: no step uses it, and it changes nothing on disk.
 */
@NullMarked
package org.gongshi.site.serve;

import org.jspecify.annotations.NullMarked;
