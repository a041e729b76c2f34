package org.gongshi.review.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * What statistics count of the records of some cases; voided records do not count.
 *
 * @param stages every stage, in the order of the plan
 * @param unexplained failures whose written statement is missing
 * @param written written records, statements included
 * @param onPaper those of them that are on paper
 * @param timed records that had a day to be in by
 * @param late those of them that came later
 * @param lateMinutes of the late ones together
 * @param mostLateMinutes of the latest
 */
public record RecordFigures(
    List<OfStage> stages,
    long unexplained,
    long written,
    long onPaper,
    long timed,
    long late,
    long lateMinutes,
    long mostLateMinutes) {

  public RecordFigures {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param recordings audio-visual records of it
   * @param interrupted those of them that stopped and began again
   * @param failures times that it could not be recorded
   * @param missing cases in which a rule wants it recorded and neither a recording nor an explained
   *     failure is there
   */
  public record OfStage(
      Stage stage, long recordings, long interrupted, long failures, long missing) {

    OfStage plus(OfStage other) {
      return new OfStage(
          stage,
          recordings + other.recordings,
          interrupted + other.interrupted,
          failures + other.failures,
          missing + other.missing);
    }
  }

  /** Those of no case. */
  public static RecordFigures none() {
    List<OfStage> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      stages.add(new OfStage(stage, 0, 0, 0, 0));
    }
    return new RecordFigures(stages, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Of these cases and those of {@code other}. */
  public RecordFigures plus(RecordFigures other) {
    List<OfStage> sum = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      sum.add(stages.get(i).plus(other.stages.get(i)));
    }
    return new RecordFigures(
        sum,
        unexplained + other.unexplained,
        written + other.written,
        onPaper + other.onPaper,
        timed + other.timed,
        late + other.late,
        lateMinutes + other.lateMinutes,
        Math.max(mostLateMinutes, other.mostLateMinutes));
  }
}
