/**
 * The head's decision on a reviewed proposal, and its service. Legal review comes before it;
 * redaction comes after.
 */
@NullMarked
package org.gongshi.review.approval;

import org.jspecify.annotations.NullMarked;
