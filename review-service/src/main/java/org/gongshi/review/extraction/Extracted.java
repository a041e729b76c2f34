package org.gongshi.review.extraction;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What came of a file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Extracted.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Extracted.Picture.class, name = "picture"),
  @JsonSubTypes.Type(value = Extracted.Refused.class, name = "refused")
})
public sealed interface Extracted {
  /**
   * The text that a reader sees. A paragraph is a line; a row of a table is a line whose cells have
   * a tab between them; inside a cell, lines are parted by U+2028. Raw.
   *
   * @param pages of the file, or 0 where the format has none of its own
   * @param notes what was there and is not in the text, in Chinese, for who attaches it
   */
  record Text(String text, int pages, List<String> notes) implements Extracted {
    public Text {
      notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
      return "Text[" + text.length() + " characters]";
    }
  }

  /** A picture's pixels and nothing else of it, encoded anew. */
  @SuppressWarnings("ArrayRecordComponent") // made once, stored, dropped
  record Picture(byte[] bytes, PictureType type, int width, int height) implements Extracted {}

  /**
   * It cannot be published in this way.
   *
   * @param page on which, from 1, or 0 where that says nothing
   */
  record Refused(Refusal refusal, int page) implements Extracted {}
}
