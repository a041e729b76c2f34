/**
 * The guided tour: a sample administration driven through the HTTP API. The whole service comes
 * before it; nothing comes after.
 */
@NullMarked
package org.gongshi.review.demo;

import org.jspecify.annotations.NullMarked;
