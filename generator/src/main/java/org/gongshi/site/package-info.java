/**
 * The generator. Start reading at {@link org.gongshi.site.Build}: it calls the steps in their
 * order, content, takedown, plan, bake, feeds, search, verify, release; {@code serve} shows what
 * they leave, and this package's commands start both.
 */
@NullMarked
package org.gongshi.site;

import org.jspecify.annotations.NullMarked;
