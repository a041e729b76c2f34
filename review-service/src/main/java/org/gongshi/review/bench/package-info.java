/**
 * Measures the service beside raw JDBC doing the same statements, and the redaction on generated
 * decisions. It stands beside the flow and uses the service only as its users do, over HTTP;
 * nothing comes after it.
 */
@NullMarked
package org.gongshi.review.bench;

import org.jspecify.annotations.NullMarked;
