/**
 * The review service: knows every case, and lets out only signed, redacted files. {@link
 * org.gongshi.review.ReviewService} wires the steps cases, legalreview, approval, redaction,
 * disclosure, export, takedown, in that order; each uses only those before it.
 */
@NullMarked
package org.gongshi.review;

import org.jspecify.annotations.NullMarked;
