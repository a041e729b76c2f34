/**
 * The case itself, its parties and its states: the first step of the flow. Nothing of the flow
 * comes before it; legal review comes after.
 */
@NullMarked
package org.gongshi.review.cases;

import org.jspecify.annotations.NullMarked;
