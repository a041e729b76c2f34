package org.gongshi.site;

import java.io.PrintWriter;
import java.util.Locale;
import org.gongshi.site.content.Progress;

/** Prints how far a step is, how fast it goes and how long it will take, but not too often. */
final class Ticker implements Progress {

  private static final long EVERY_NANOS = 2_000_000_000L;

  private final PrintWriter out;
  private String step = "";
  private long began;
  private volatile long next;

  Ticker(PrintWriter out) {
    this.out = out;
    this.next = System.nanoTime() + EVERY_NANOS;
  }

  @Override
  public void at(String now, long done, long total) {
    if (done > 1 && System.nanoTime() - next < 0) {
      return;
    }
    tell(now, done, total);
  }

  private synchronized void tell(String now, long done, long total) {
    long time = System.nanoTime();
    if (!now.equals(step) || done <= 1) {
      step = now;
      began = time;
      next = time + EVERY_NANOS;
      return;
    }
    if (time - next < 0 || done == total) {
      return;
    }
    next = time + EVERY_NANOS;
    double rate = done / ((time - began) / 1e9);
    out.printf(
        Locale.ROOT,
        "%s：%d / %d，每秒 %.0f，约余 %.0f 秒%n",
        now,
        done,
        total,
        rate,
        (total - done) / rate);
    out.flush();
  }
}
