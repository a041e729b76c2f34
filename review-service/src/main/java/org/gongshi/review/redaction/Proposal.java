package org.gongshi.review.redaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A span that may be the name of a person whom the case does not know. Raw.
 *
 * @param attachment the number of the attachment in whose text it stands, or null
 * @param startAt first UTF-16 unit of the field's text
 * @param endAt one past the last UTF-16 unit
 * @param textSha256 of the whole text of the field
 * @param before the words before it, for who reads the list
 * @param rule which rule proposed it, a stable code
 * @param kept why it stays, or null while nobody has settled it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Proposal(
    ManualCut.Field field,
    @Nullable Integer attachment,
    int startAt,
    int endAt,
    String textSha256,
    String text,
    String before,
    String after,
    String rule,
    @Nullable KeptName kept) {

  boolean isUnsettled() {
    return kept == null;
  }

  @Override
  public String toString() {
    return "Proposal[" + field + " " + startAt + "]";
  }
}
