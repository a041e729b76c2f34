package org.gongshi.review.extraction;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/**
 * The process of its own: the file on the standard input, the answer as JSON on the standard
 * output. It ends when its heap is full, and whoever started it ends it when its time is over.
 */
final class ExtractionProcess {
  private ExtractionProcess() {}

  /** With the limits in the order of {@link Limits}, but for those that the JVM keeps. */
  public static void main(String[] args) throws IOException {
    PrintStream answer = System.out;
    System.setOut(System.err); // no library's words get into the answer
    Limits limits =
        new Limits(
            Long.parseLong(args[0]),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Long.parseLong(args[3]),
            0,
            Duration.ZERO);
    byte[] file = System.in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, limits.bytes() + 1));
    answer.write(Extraction.MAPPER.writeValueAsBytes(Extraction.of(file, limits)));
    answer.flush();
  }
}
