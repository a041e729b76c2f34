/**
 * Chooses files of a case's record to be published beside its decision, and keeps what was taken
 * out of them. Approval comes before it; redaction comes after.
 */
@NullMarked
package org.gongshi.review.attachment;

import org.jspecify.annotations.NullMarked;
