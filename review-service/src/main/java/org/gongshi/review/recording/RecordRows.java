package org.gongshi.review.recording;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of the records' tables. */
final class RecordRows {
  private RecordRows() {}

  /** What is written of a new record. */
  record NewRecord(
      String id,
      long caseKey,
      RecordKind kind,
      String title,
      @Nullable String sha256,
      @Nullable String fileName,
      @Nullable String mediaType,
      @Nullable Long size,
      Instant madeFrom,
      Instant madeTo,
      @Nullable Instant uploadedAt,
      @Nullable Instant dueAt,
      long lateMinutes,
      @Nullable String lateReason,
      long registeredBy) {}

  record MediaRow(
      @JsonIgnore long recordId,
      Stage stage,
      String deviceId,
      String deviceNumber,
      int durationSeconds,
      boolean wholeCourse) {}

  record OfficerRow(@JsonIgnore long recordId, String certificate, String name) {}

  record InterruptionRow(
      @JsonIgnore long recordId,
      Interruption.Reason reason,
      String explanation,
      Instant fromAt,
      Instant toAt,
      int noteOffsetSeconds) {}

  record WrittenRow(@JsonIgnore long recordId, WrittenForm form, @Nullable String paperReason) {}

  record FactsRow(
      @Nullable Field field,
      String stages,
      String measures,
      String notCooperated,
      boolean lifeOrHealth,
      boolean majorProperty,
      boolean leftAtPlace,
      String givenBy,
      Instant givenAt) {

    Facts facts() {
      return Facts.stored(
          field, stages, measures, notCooperated, lifeOrHealth, majorProperty, leftAtPlace);
    }
  }

  /**
   * A stage that could not be recorded.
   *
   * @param statement id of the written statement's record, or null while it is missing
   */
  record FailureRow(
      @JsonIgnore long key,
      String id,
      Stage stage,
      @Nullable String deviceNumber,
      Interruption.Reason cause,
      String explanation,
      Instant happenedAt,
      Instant reportedAt,
      String reportedTo,
      String registeredBy,
      Instant registeredAt,
      @Nullable String statement) {}

  /** Who read a file, and what for. */
  record AccessRow(
      @JsonIgnore long key,
      String record,
      String fileName,
      String sha256,
      String login,
      String purpose,
      long firstByte,
      long lastByte,
      Instant at) {}

  record FilmedRow(String id, Stage stage, boolean wholeCourse) {}
}
