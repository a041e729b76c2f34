package org.gongshi.review.attachment;

import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What is to be attached.
 *
 * @param record id of a record of the case
 * @param title under which the public finds it; it is redacted like the text
 * @param pictureReason for a picture, why it is published although no program can read what it
 *     shows; the person who says so has looked at it
 */
record AttachmentRequest(
    @Nullable String record, @Nullable String title, @Nullable String pictureReason) {

  record Checked(String record, String title, @Nullable String pictureReason) {}

  Checked checked() {
    Checks checks = new Checks();
    Checked checked =
        new Checked(
            checks.line("record", record, 26),
            checks.line("title", title, 200),
            checks.optional("pictureReason", pictureReason, 500));
    checks.orRefuse();
    return checked;
  }
}
