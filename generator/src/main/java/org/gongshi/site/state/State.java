package org.gongshi.site.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a watch is doing at one moment; what is absent has not happened since it was started.
 *
 * @param contract the name of this form
 * @param at the moment
 * @param startedAt when the watch was started
 * @param lookedAt when it last looked at the content, or a build last came on
 * @param release what the public sees, also if another process made it
 */
public record State(
    String contract,
    Instant at,
    Instant startedAt,
    Instant lookedAt,
    @Nullable Release release,
    @Nullable Running running,
    @Nullable Finished lastBuild,
    @Nullable Failed lastFailure,
    Counts counts,
    Waiting waiting,
    @Nullable Scheduled schedule) {

  static final String CONTRACT = "gongshi.state/1";

  /** The current release, and the moment of its switch. */
  public record Release(String id, Instant switchedAt) {}

  /**
   * A build that runs.
   *
   * @param step what it does now, in the words of the officials
   * @param done of the step, in the step's own unit
   */
  public record Running(Turn turn, Instant since, String step, long done, long total) {}

  /** What a build is for. */
  public enum Turn {
    TAKEDOWN("撤下"),
    CHANGES("生成变化的内容"),
    EVERY_FILE("逐个文件核对并生成变化的内容"),
    EVERYTHING("定时重新生成全部内容");

    private final String words;

    Turn(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * A build that came to its end.
   *
   * @param published how many decisions are new or changed
   * @param heldBack how many files could not be published
   */
  public record Finished(
      Turn turn, Instant at, long millis, int published, int takenDown, int heldBack) {}

  /**
   * A build that failed.
   *
   * @param code stable, for programs
   * @param message for people, in Chinese
   */
  public record Failed(Instant at, String code, String message) {}

  /** Since the start. */
  public record Counts(long builds, long failures, long gaveWay) {}

  /**
   * What is there and not public yet, or not gone yet.
   *
   * @param decisions exported and not in the current release; what was held back is not among them
   * @param takedowns ordered and not in the current release
   * @param webmaster whether a page, a register or a setting waits
   * @param oldest when the oldest decision was exported, nothing if none waits
   * @param oldestTakedown when the oldest takedown was ordered, nothing if none waits
   */
  public record Waiting(
      int decisions,
      int takedowns,
      boolean webmaster,
      @Nullable Instant oldest,
      @Nullable Instant oldestTakedown) {

    public static final Waiting NOTHING = new Waiting(0, 0, false, null, null);
  }

  /**
   * The timetable of whole builds.
   *
   * @param next when the next one is due, or was if it has not run yet
   */
  public record Scheduled(String expression, String zone, @Nullable Instant next) {}
}
