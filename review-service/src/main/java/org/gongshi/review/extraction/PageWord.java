package org.gongshi.review.extraction;

/**
 * A word on a page, in points from its upper left.
 *
 * @param row which line of the page, from 0
 * @param size of its font
 */
record PageWord(int row, String text, float left, float right, float base, float size) {}
