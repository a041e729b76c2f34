package org.gongshi.site.log;

import java.io.IOException;

/** A log's files are missing, or are not what they must be. */
final class BrokenException extends IOException {

  BrokenException(String message) {
    super(message);
  }

  BrokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
