/**
 * The supervisors' view: boards of deadlines that are due, near or overdue, and reminders in the
 * service, by e-mail and by webhook. The whole flow comes before it; nothing comes after.
 */
@NullMarked
package org.gongshi.review.supervision;

import org.jspecify.annotations.NullMarked;
