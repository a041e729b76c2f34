package org.gongshi.review.supervision;

import org.jspecify.annotations.Nullable;

/**
 * The SMTP server that takes the office's mail.
 *
 * @param user null where it asks for no login
 * @param from the address that reminders come from
 */
public record MailServer(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable String password,
    String from) {

  /** How the way to the server is protected; the server's name is always checked. */
  public enum Security {
    /** In clear: for a server on the same machine. */
    NONE,
    /** Begins in clear and must change to TLS before anything is said. */
    STARTTLS,
    TLS
  }

  @Override
  public String toString() {
    return "MailServer[" + host + ":" + port + ", " + security + "]";
  }
}
