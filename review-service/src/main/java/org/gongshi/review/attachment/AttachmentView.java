package org.gongshi.review.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.gongshi.review.extraction.PictureType;
import org.jspecify.annotations.Nullable;

/**
 * An attachment as officials read it. Raw.
 *
 * @param record id of the record that it comes from
 * @param sourceSha256 of the file that it was taken from
 * @param text what was read in the file, before any cut; null for a picture
 * @param pages of the file, or 0 where it has none of its own
 * @param notes what is in the file and was not taken along
 * @param pictureReason why a picture is published although no program can read it
 * @param removedBy who took it back, or null while it stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttachmentView(
    int number,
    String record,
    String sourceSha256,
    String title,
    Kind kind,
    @Nullable String text,
    int pages,
    List<String> notes,
    @Nullable PictureType pictureType,
    @Nullable String pictureReason,
    String addedBy,
    Instant addedAt,
    @Nullable String removedBy,
    @Nullable Instant removedAt) {

  enum Kind {
    /** Set again as a PDF. */
    TEXT,
    /** Its pixels, encoded anew. */
    PICTURE
  }

  @Override
  public String toString() {
    return "AttachmentView[" + number + "]";
  }
}
