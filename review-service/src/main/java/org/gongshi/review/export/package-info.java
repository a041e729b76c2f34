/**
 * Signed files for the generator, through a transactional outbox, and the receipts that come back.
 * Disclosure comes before it; takedown comes after.
 */
@NullMarked
package org.gongshi.review.export;

import org.jspecify.annotations.NullMarked;
