package org.gongshi.site.deploy;

/** A file that is not as the signed list has it. */
public record Discrepancy(Fault fault, String path) {

  /** What may be wrong. */
  public enum Fault {
    MISSING_FILE,
    CHANGED_FILE,
    /** The list does not know it. */
    FOREIGN_FILE,
    /** The list of a folder is not the one that was signed. */
    BROKEN_LIST,
    /** A deployment was broken off; it has to be continued. */
    UNFINISHED
  }
}
