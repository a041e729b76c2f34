/**
 * Decides what may be public: takes what {@code content} found good and leaves out everything that
 * is suppressed, whatever files say. What is left, and the list of what is gone, goes to {@code
 * plan}.
 */
@NullMarked
package org.gongshi.site.takedown;

import org.jspecify.annotations.NullMarked;
