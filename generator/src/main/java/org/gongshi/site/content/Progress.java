package org.gongshi.site.content;

/** Is told how far a long step has come; any thread may tell it. */
public interface Progress {

  /** Nobody wants to know. */
  Progress SILENT = (step, done, total) -> {};

  /**
   * So much is done.
   *
   * @param step what is being done, in the words of the officials
   */
  void at(String step, long done, long total);
}
