package org.gongshi.review.vault;

import java.io.IOException;

/** A stored file is not what it was when it was stored, or is gone. */
public final class DamagedObjectException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedObjectException(String what) {
    super(what);
  }
}
