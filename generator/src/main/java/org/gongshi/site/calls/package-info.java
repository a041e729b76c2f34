/**
 * Tells others what a release changed: a CDN what it has to forget, whoever wants to know that
 * there is a new release. {@code deploy} comes before. A call is kept in the data folder until it
 * was answered, so that a restart loses none.
 */
@NullMarked
package org.gongshi.site.calls;

import org.jspecify.annotations.NullMarked;
