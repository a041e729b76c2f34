/**
 * The organs' people: officers with their certificates, trainings, the share of reviewers. The
 * organs come before it; devices are counted against it and records name its officers.
 */
@NullMarked
package org.gongshi.review.staff;

import org.jspecify.annotations.NullMarked;
