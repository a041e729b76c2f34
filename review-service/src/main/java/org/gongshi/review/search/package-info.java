/**
 * Lists of cases, filtered, sorted and paged, and full text over them, for officials. Cases come
 * before it; nothing of the flow comes after, since it only reads what the others wrote.
 */
@NullMarked
package org.gongshi.review.search;

import org.jspecify.annotations.NullMarked;
