/**
 * The wall between raw and public text: only here does a {@code PublicText} come to be. Approval
 * comes before it; disclosure comes after.
 */
@NullMarked
package org.gongshi.review.redaction;

import org.jspecify.annotations.NullMarked;
