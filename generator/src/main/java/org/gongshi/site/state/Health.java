package org.gongshi.site.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.site.state.State.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * Whether all is well.
 *
 * @param complaints what is not, empty if all is
 */
public record Health(List<Complaint> complaints) {

  /**
   * Something is not well.
   *
   * @param code stable, for programs
   * @param message for people
   */
  public record Complaint(String code, String message) {}

  /**
   * How long is too long.
   *
   * @param silence without a look and without any step of a build
   * @param unpublished between the export of a decision and its publication
   * @param takedown between the order of a takedown and its release
   */
  public record Limits(Duration silence, Duration unpublished, Duration takedown) {

    private static final int INTERVALS = 20;

    /** A step that writes a large site to its disk says nothing for so long. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    private static final Duration TAKEDOWN = Duration.ofMinutes(5);

    /** Limits of a watch that looks that often. */
    public static Limits of(Duration interval, Duration unpublished) {
      Duration silence = interval.multipliedBy(INTERVALS).plus(LONGEST_STEP);
      return new Limits(silence, unpublished, TAKEDOWN);
    }
  }

  /** Judges a state. */
  static Health of(State state, Limits limits) {
    List<Complaint> complaints = new ArrayList<>();
    if (isOver(state.lookedAt(), state.at(), limits.silence())) {
      complaints.add(
          new Complaint("STALE", "已有" + minutes(state.lookedAt(), state) + "没有查看内容，程序可能停住了"));
    }
    Waiting waiting = state.waiting();
    if (isOver(waiting.oldest(), state.at(), limits.unpublished())) {
      complaints.add(
          new Complaint("UNPUBLISHED", "有内容导出" + minutes(waiting.oldest(), state) + "后仍未公示"));
    }
    if (isOver(waiting.oldestTakedown(), state.at(), limits.takedown())) {
      complaints.add(
          new Complaint(
              "NOT_TAKEN_DOWN", "有撤下令" + minutes(waiting.oldestTakedown(), state) + "后仍未生效"));
    }
    if (state.release() == null) {
      complaints.add(new Complaint("NO_RELEASE", "还没有生成任何版本"));
    }
    return new Health(List.copyOf(complaints));
  }

  public boolean isGood() {
    return complaints.isEmpty();
  }

  private static boolean isOver(@Nullable Instant since, Instant now, Duration limit) {
    return since != null && Duration.between(since, now).compareTo(limit) > 0;
  }

  private static String minutes(@Nullable Instant since, State state) {
    return since == null ? "" : Duration.between(since, state.at()).toMinutes() + "分钟";
  }
}
