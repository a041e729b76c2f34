package org.gongshi.review.extraction;

import java.time.Duration;

/**
 * How much is read of one file.
 *
 * @param bytes of the file
 * @param pages of a PDF
 * @param characters of the text, in UTF-16 units
 * @param pixels of a picture
 * @param heapMegabytes of the process that reads it
 * @param time from its start to its answer
 */
public record Limits(
    long bytes, int pages, int characters, long pixels, int heapMegabytes, Duration time) {

  public static final Limits USUAL =
      new Limits(50L << 20, 300, 200_000, 50_000_000, 512, Duration.ofSeconds(60));
}
