/**
 * Sets public text as a clean PDF page by page and reads it back. Redaction comes before it;
 * disclosure comes after.
 */
@NullMarked
package org.gongshi.review.typesetting;

import org.jspecify.annotations.NullMarked;
