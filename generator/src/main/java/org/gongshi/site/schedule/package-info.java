/**
 * Says when the whole site is built anew, by a cron expression in a zone, and remembers when it was
 * last. It stands beside the flow: no step uses it.
 */
@NullMarked
package org.gongshi.site.schedule;

import org.jspecify.annotations.NullMarked;
