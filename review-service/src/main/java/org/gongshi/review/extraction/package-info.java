/**
 * What a reader would see in a PDF or DOCX file as plain text, and pictures as bare pixels, taken
 * out in a process of its own. Every step may use it; it knows of no case.
 */
@NullMarked
package org.gongshi.review.extraction;

import org.jspecify.annotations.NullMarked;
