package org.gongshi.review.identity;

/** More logins than the service can check now; nothing was done. */
public final class TooBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooBusyException(String message) {
    super(message);
  }
}
