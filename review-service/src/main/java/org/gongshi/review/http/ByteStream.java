package org.gongshi.review.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An answer's body that is written while it is read from somewhere, never held in memory.
 *
 * @param length exactly how many bytes {@code source} writes
 */
public record ByteStream(String mediaType, long length, Source source) {
  /** Writes the body; a failure cuts the connection, so that nobody takes a part for the whole. */
  public interface Source {
    void writeTo(OutputStream out) throws IOException;
  }
}
