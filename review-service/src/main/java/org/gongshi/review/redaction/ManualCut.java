package org.gongshi.review.redaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span that an officer cuts beside the rules.
 *
 * @param startAt first UTF-16 unit of the field's text
 * @param endAt one past the last UTF-16 unit
 * @param textSha256 of the whole text of the field; of another text the cut says nothing
 * @param removedBy who took it back, or null while it stands
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ManualCut(
    int number,
    Field field,
    int startAt,
    int endAt,
    String textSha256,
    CutKind kind,
    CutGround ground,
    String reason,
    String addedBy,
    Instant addedAt,
    @Nullable String removedBy) {

  /** The rule under which its span is logged. */
  static final String RULE = "MANUAL";

  /** The texts in which a span can be marked. */
  enum Field {
    TITLE,
    MATTER,
    FACTS,
    BASIS,
    CONCLUSION,
    CATEGORY,
    /** Of an attachment: the text's hash tells which one is meant. */
    ATTACHMENT_TITLE,
    /** The words of an attachment; the text's hash tells which one is meant. */
    ATTACHMENT;

    boolean isOfAttachment() {
      return this == ATTACHMENT_TITLE || this == ATTACHMENT;
    }
  }

  boolean stands() {
    return removedBy == null;
  }

  boolean isOf(FieldText text) {
    return text.isMeant(field, textSha256);
  }

  Cut cut() {
    return new Cut(startAt, endAt, kind, RULE, kind.gap());
  }
}
