package org.gongshi.site.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.gongshi.site.state.State.Finished;
import org.gongshi.site.state.State.Waiting;
import org.jspecify.annotations.Nullable;

/** The state in the text format of Prometheus, version 0.0.4. What is unknown has no line. */
final class Metrics {

  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  static String of(State state, Health health) {
    Metrics all = new Metrics();
    State.Release release = state.release();
    all.time(
        "release", "Switch to the current release", release == null ? null : release.switchedAt());
    all.time("last_look", "Last look at the content, or step of a build", state.lookedAt());
    all.gauge("up", "Whether the watch is well, as /health says", health.isGood() ? 1 : 0);
    all.gauge("build_running", "Whether a build runs", state.running() == null ? 0 : 1);
    all.counter("builds", "Builds that came to their end", state.counts().builds());
    all.counter("build_failures", "Builds that failed", state.counts().failures());
    all.counter(
        "builds_that_gave_way", "Builds that were ended for a takedown", state.counts().gaveWay());
    Finished last = state.lastBuild();
    if (last != null) {
      all.gauge("last_build_seconds", "Length of the last build", last.millis() / 1000.0);
      all.gauge("held_back_files", "Files that the last build did not publish", last.heldBack());
    }
    Waiting waiting = state.waiting();
    all.head("queue_items", "Exported or ordered, and not in the current release", "gauge");
    all.line("queue_items{kind=\"decision\"}", waiting.decisions());
    all.line("queue_items{kind=\"takedown\"}", waiting.takedowns());
    all.head("oldest_item_age_seconds", "Age of the oldest item of the queue, 0 if empty", "gauge");
    all.line("oldest_item_age_seconds{kind=\"decision\"}", age(waiting.oldest(), state));
    all.line("oldest_item_age_seconds{kind=\"takedown\"}", age(waiting.oldestTakedown(), state));
    State.Failed failed = state.lastFailure();
    all.time("last_failure", "Last failed build", failed == null ? null : failed.at());
    State.Scheduled schedule = state.schedule();
    all.time(
        "next_scheduled", "Next build of everything", schedule == null ? null : schedule.next());
    return all.text.toString();
  }

  private static double age(@Nullable Instant since, State state) {
    return since == null ? 0 : Math.max(0, Duration.between(since, state.at()).toMillis() / 1000.0);
  }

  private void time(String name, String help, @Nullable Instant at) {
    if (at != null) {
      gauge(name + "_timestamp_seconds", help, at.toEpochMilli() / 1000.0);
    }
  }

  private void gauge(String name, String help, double value) {
    head(name, help, "gauge");
    line(name, value);
  }

  private void counter(String name, String help, long value) {
    head(name + "_total", help, "counter");
    line(name + "_total", (double) value);
  }

  private void head(String name, String help, String type) {
    text.append("# HELP gongshi_").append(name).append(' ').append(help).append(".\n");
    text.append("# TYPE gongshi_").append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, double value) {
    text.append("gongshi_").append(name).append(' ');
    text.append(
        value == Math.rint(value)
            ? String.format(Locale.ROOT, "%.0f", value)
            : String.format(Locale.ROOT, "%.3f", value));
    text.append('\n');
  }
}
