/**
 * Who acts: accounts, roles, logins, single sign-on, sessions and tokens. The database and the
 * audit come before it; every route asks it who is calling.
 */
@NullMarked
package org.gongshi.review.identity;

import org.jspecify.annotations.NullMarked;
