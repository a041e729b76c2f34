package org.gongshi.review.leakgate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that anybody can fetch.
 *
 * @param path below the folder that was looked through
 * @param caseId of the decision that the file is of, or null if it is of several or of none
 * @param shown the path as logs and lists may tell it: without a name that itself shows a secret
 */
record PublicFile(String path, @Nullable String caseId, String shown) {
  private static final String UNTOLD = "（文件名含有应当隐去的信息）";

  private static final Pattern ID = Pattern.compile("(?<![0-9a-z])[0-9a-z]{26}(?![0-9a-z])");

  static PublicFile at(String path) {
    Matcher id = ID.matcher(path.substring(path.lastIndexOf('/') + 1));
    return new PublicFile(path, id.find() ? id.group() : null, path);
  }

  /** The same file where its path shows a secret. */
  PublicFile untold() {
    return new PublicFile(path, caseId, caseId == null ? UNTOLD : caseId + UNTOLD);
  }

  /** Whether every visitor's browser shows it in the site's frame. */
  boolean isPage() {
    return path.endsWith(".html");
  }
}
