/**
 * The full-process record of a case: what was written down, filmed, interrupted or could not be
 * filmed, and the rules on what must be. The case and its clocks come before it; the legal review,
 * which reads these records, comes after.
 */
@NullMarked
package org.gongshi.review.recording;

import org.jspecify.annotations.NullMarked;
