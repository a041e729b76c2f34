package org.gongshi.review.attachment;

import org.gongshi.review.extraction.PictureType;
import org.jspecify.annotations.Nullable;

/**
 * What is attached to a case, as the steps after this one need it. Raw.
 *
 * @param number in its case, from 1; those that were removed leave gaps
 * @param text what was read in the file, see {@link org.gongshi.review.extraction.Extracted.Text};
 *     null for a picture
 * @param pictureType null for a text
 */
public record Attached(
    int number, String title, @Nullable String text, @Nullable PictureType pictureType) {
  @Override
  public String toString() {
    return "Attached[" + number + "]";
  }
}
