/**
 * 案卷评查, the scoring of a finished case's file by somebody who had no part in it, and what the
 * handler puts right. Every step of a case comes before; the statistics of the records come after.
 */
@NullMarked
package org.gongshi.review.filereview;

import org.jspecify.annotations.NullMarked;
