/**
 * Brings the current release to where the public reads it: what differs from what was brought there
 * last, what was taken down first, a list of all files with the site's signature at the end. {@code
 * release} comes before; {@code calls} tells others afterwards.
 */
@NullMarked
package org.gongshi.site.deploy;

import org.jspecify.annotations.NullMarked;
