/**
 * 案卷, the documents of a case and the list of those that must be in it. Cases and their time line
 * come before; proceedings, recordings and legal review come after and rest on the file.
 */
@NullMarked
package org.gongshi.review.casefile;

import org.jspecify.annotations.NullMarked;
