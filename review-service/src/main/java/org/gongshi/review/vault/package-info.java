/**
 * The write-once store of large files and the resumable way in. Accounts and the audit come before
 * it; records and documents of a case point to its objects by hash.
 */
@NullMarked
package org.gongshi.review.vault;

import org.jspecify.annotations.NullMarked;
