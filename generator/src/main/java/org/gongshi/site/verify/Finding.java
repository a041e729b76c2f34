package org.gongshi.site.verify;

/**
 * Something wrong with a staged release.
 *
 * @param path of the file, below the site's root
 * @param detail for the webmaster; no names
 */
public record Finding(Fault fault, String path, String detail) {

  /** What may be wrong. */
  public enum Fault {
    MISSING_FILE,
    /** Its bytes are not those of the manifest. */
    CHANGED_FILE,
    /** No manifest knows it. */
    FOREIGN_FILE,
    MALFORMED_XML,
    /** A page that browsers would have to mend; {@link Tags} says where. */
    MALFORMED_HTML,
    SUPPRESSED_TRACE,
    INDEX_INCOMPLETE,
    /** The log does not hold, or does not say what the site shows. */
    BROKEN_LOG,
    DEAD_LINK,
    /** A dead link that is the webmaster's: on an editorial page, or to one. */
    EDITORIAL_DEAD_LINK
  }

  /**
   * Whether the release must not go out. Taking down asks less than publishing: a dead link or a
   * broken tag does not keep a withdrawn decision public; and a link of the webmaster's does not
   * keep decisions from the public.
   */
  public boolean blocks(boolean takesDown) {
    return switch (fault) {
      case MISSING_FILE,
          CHANGED_FILE,
          FOREIGN_FILE,
          MALFORMED_XML,
          SUPPRESSED_TRACE,
          INDEX_INCOMPLETE,
          BROKEN_LOG ->
          true;
      case DEAD_LINK, MALFORMED_HTML -> !takesDown;
      case EDITORIAL_DEAD_LINK -> false;
    };
  }
}
