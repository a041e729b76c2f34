/**
 * Working days by the yearly notices of the State Council, kept in the database so that every
 * instance counts alike. The database comes before it; every clock and every last day is counted
 * with {@link org.gongshi.review.days.YearTables}.
 */
@NullMarked
package org.gongshi.review.days;

import org.jspecify.annotations.NullMarked;
