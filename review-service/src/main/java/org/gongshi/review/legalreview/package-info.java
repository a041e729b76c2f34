/**
 * The legal review of a proposed decision: submitted with a declaration, given to a qualified
 * reviewer, concluded by a signed opinion on exactly what was submitted. Cases and their clocks
 * come before it; approval comes after.
 */
@NullMarked
package org.gongshi.review.legalreview;

import org.jspecify.annotations.NullMarked;
