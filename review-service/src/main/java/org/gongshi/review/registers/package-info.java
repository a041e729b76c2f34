/** The organs that act. The database comes before it; every case names one of them. */
@NullMarked
package org.gongshi.review.registers;

import org.jspecify.annotations.NullMarked;
