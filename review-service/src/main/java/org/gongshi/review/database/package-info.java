/**
 * The one door to SQL: opens the database (embedded, or any MySQL 8 server), migrates it and runs
 * transactions. Nothing comes before it; every step of the flow keeps its own mapper and runs it
 * inside a {@link org.gongshi.review.database.Transaction}.
 */
@NullMarked
package org.gongshi.review.database;

import org.jspecify.annotations.NullMarked;
