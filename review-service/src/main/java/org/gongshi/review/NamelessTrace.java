package org.gongshi.review;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/**
 * Stack traces for the log without the messages of database and parser failures, which quote what
 * was stored or sent.
 */
public final class NamelessTrace extends ThrowableProxyConverter {
  @Override
  protected String throwableProxyToString(IThrowableProxy failure) {
    StringBuilder trace = new StringBuilder();
    for (IThrowableProxy f = failure; f != null; f = f.getCause()) {
      trace.append(f == failure ? "" : "Caused by: ").append(f.getClassName());
      if (!quotesValues(f.getClassName())) {
        trace.append(": ").append(f.getMessage());
      }
      trace.append('\n');
      for (var frame : f.getStackTraceElementProxyArray()) {
        trace.append("\t").append(frame.getSTEAsString()).append('\n');
      }
    }
    return trace.toString();
  }

  private static boolean quotesValues(String failure) {
    return failure.startsWith("java.sql.")
        || failure.startsWith("com.mysql.")
        || failure.startsWith("org.apache.ibatis.")
        || failure.startsWith("com.fasterxml.jackson.");
  }
}
