/**
 * The hash-chained, append-only record of every deed and of every reading of raw data. The database
 * and the keys come before it; each step writes its entry in its own transaction.
 */
@NullMarked
package org.gongshi.review.audit;

import org.jspecify.annotations.NullMarked;
