/**
 * The hash-chained, append-only record of every deed. Identity comes before it; each step writes
 * its entry in its own transaction.
 */
@NullMarked
package org.gongshi.review.audit;

import org.jspecify.annotations.NullMarked;
