/**
 * Double-publicity files (双公示) of decided cases. Approval comes before it; its cases go on to
 * redaction.
 */
@NullMarked
package org.gongshi.review.importing;

import org.jspecify.annotations.NullMarked;
