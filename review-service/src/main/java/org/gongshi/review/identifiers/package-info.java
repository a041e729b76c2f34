/**
 * Numbers that identify people, organisations and cards, and how to tell a true one by its check
 * digit. Nothing comes before it; cases validate with it, redaction recognises with it.
 */
@NullMarked
package org.gongshi.review.identifiers;

import org.jspecify.annotations.NullMarked;
