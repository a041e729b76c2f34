package org.gongshi.review.recording;

/** What a record is. */
public enum RecordKind {
  /** 音像记录. */
  AUDIO_VISUAL("音像记录"),
  /** 文字记录. */
  WRITTEN("文字记录"),
  /** 书面说明 of a stage that could not be recorded. */
  STATEMENT("书面说明");

  private final String label;

  RecordKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
