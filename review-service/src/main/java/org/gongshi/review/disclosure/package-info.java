/**
 * The choice of what becomes public, with its ground and its period, approved by a second person.
 * Redaction comes before it; export comes after.
 */
@NullMarked
package org.gongshi.review.disclosure;

import org.jspecify.annotations.NullMarked;
