package org.gongshi.review.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * The statements that one request makes, as the driver's own profiler saw them go out, so that the
 * peer does what the service does and not what somebody thought it does.
 */
final class Statements implements AutoCloseable {
  /** What the service's JDBC URL needs, so that the driver tells its statements to the log. */
  static final String PROFILING =
      "&profileSQL=true&logger=com.mysql.cj.log.Slf4JLogger&maxQuerySizeToLog=16777216";

  private static final Pattern QUERY =
      Pattern.compile(
          "(?s)^\\[(?:QUERY|EXECUTE)] (.*) \\[Created on: .*?connection-id: ([0-9]+).*");

  private final Logger logger = (Logger) LoggerFactory.getLogger("MySQL");
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          Matcher query = QUERY.matcher(event.getFormattedMessage());
          if (query.matches()) {
            seen.add(new Seen(event.getThreadName(), query.group(1).strip()));
          }
        }
      };

  private record Seen(String thread, String sql) {}

  Statements() {
    appender.setContext(logger.getLoggerContext());
    appender.start();
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(appender);
  }

  /**
   * Everything that the thread which served {@code request} sent, {@code mark} being in one of its
   * statements.
   */
  List<String> of(String mark, Runnable request) {
    seen.clear();
    request.run();
    List<Seen> all = List.copyOf(seen);
    String thread =
        all.stream()
            .filter(s -> s.sql().contains(mark))
            .map(Seen::thread)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no statement carries " + mark));
    List<String> statements = new ArrayList<>();
    for (Seen one : all) {
      if (one.thread().equals(thread)) {
        statements.add(one.sql());
      }
    }
    return statements;
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    appender.stop();
  }
}
