/**
 * The shape of the API: endpoints, JSON bodies, problem details. Identity comes before it; every
 * step lists its endpoints with it.
 */
@NullMarked
package org.gongshi.review.http;

import org.jspecify.annotations.NullMarked;
