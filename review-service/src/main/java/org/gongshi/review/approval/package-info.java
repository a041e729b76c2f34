/**
 * The head's decision on a reviewed proposal, what leads to it (discussion, delegation) and what
 * comes of it (service, remedies). Legal review comes before it; redaction comes after.
 */
@NullMarked
package org.gongshi.review.approval;

import org.jspecify.annotations.NullMarked;
