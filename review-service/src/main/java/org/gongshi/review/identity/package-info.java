/**
 * Who acts: accounts, roles and bearer tokens. The database comes before it; every route asks it
 * who is calling.
 */
@NullMarked
package org.gongshi.review.identity;

import org.jspecify.annotations.NullMarked;
