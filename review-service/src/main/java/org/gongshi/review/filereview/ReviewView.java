package org.gongshi.review.filereview;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * A review of a case file.
 *
 * @param sheet version of the score sheet
 * @param reviewer login
 * @param vetoes codes of the veto items that hold
 * @param total of a hundred, null while it is a draft
 * @param finishedAt null while it is a draft
 */
record ReviewView(
    String id,
    String caseId,
    String organCode,
    ActionKind kind,
    String sheet,
    String reviewer,
    Instant begunAt,
    List<Score> scores,
    List<String> vetoes,
    @Nullable String opinion,
    @Nullable BigDecimal total,
    @Nullable Grade grade,
    @Nullable String gradeLabel,
    @Nullable Instant finishedAt,
    List<Finding> findings) {

  /**
   * A finding and what became of it.
   *
   * @param overdue whether it was answered after its day, or is not although the day is over
   */
  record Finding(
      int number,
      @Nullable String item,
      String text,
      LocalDate rectifyBy,
      @Nullable String answer,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt,
      boolean overdue) {

    static Finding of(ReviewRow.FindingRow row, LocalDate today) {
      Instant answered = row.answeredAt();
      LocalDate day = answered == null ? today : WorkingDays.dayOf(answered);
      return new Finding(
          row.number(),
          row.item(),
          row.text(),
          row.rectifyBy(),
          row.answer(),
          row.answeredBy(),
          answered,
          day.isAfter(row.rectifyBy()));
    }
  }

  static ReviewView of(ReviewRow row, List<ReviewRow.FindingRow> findings, LocalDate today) {
    Grade grade = row.grade();
    return new ReviewView(
        row.id(),
        row.caseId(),
        row.organCode(),
        row.kind(),
        row.sheet(),
        row.reviewer(),
        row.begunAt(),
        scores(row),
        vetoes(row),
        row.opinion(),
        row.total(),
        grade,
        grade == null ? null : grade.label(),
        row.finishedAt(),
        findings.stream().map(f -> Finding.of(f, today)).toList());
  }

  static List<Score> scores(ReviewRow row) {
    return Arrays.asList(read(row.scores(), Score[].class));
  }

  static List<String> vetoes(ReviewRow row) {
    return Arrays.asList(read(row.vetoes(), String[].class));
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a file review's scores cannot be read", e);
    }
  }
}
