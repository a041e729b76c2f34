package org.gongshi.review.recording;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** The file of a record that stands, without its bytes. Raw. */
public record RecordFile(
    @JsonIgnore long key,
    String id,
    RecordKind kind,
    String title,
    String sha256,
    String fileName,
    String mediaType,
    long size) {
  @Override
  public String toString() {
    return "RecordFile[" + id + "]";
  }
}
