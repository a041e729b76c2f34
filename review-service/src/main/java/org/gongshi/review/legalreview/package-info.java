/**
 * The legal review of a proposed decision on its six heads. Cases come before it; approval comes
 * after.
 */
@NullMarked
package org.gongshi.review.legalreview;

import org.jspecify.annotations.NullMarked;
