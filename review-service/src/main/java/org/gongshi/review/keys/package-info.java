/**
 * The Ed25519 key that vouches for exported files. Nothing comes before it; export signs with it.
 */
@NullMarked
package org.gongshi.review.keys;

import org.jspecify.annotations.NullMarked;
