package org.gongshi.review.export;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface ExportMapper {
  @Insert(
      """
      INSERT INTO outbox (case_id, errand, path, payload, signature, sha256, created_at, due_at, attempts, urgency,
        after_id)
      VALUES (#{caseId}, #{errand}, #{path}, #{payload}, #{signature}, #{sha256}, #{now}, #{now}, 0, #{urgency},
        #{afterId})
      """)
  void enqueue(
      @Param("caseId") long caseId,
      @Param("errand") Errand errand,
      @Param("path") String path,
      @Param("payload") byte[] payload,
      @Param("signature") String signature,
      @Param("sha256") String sha256,
      @Param("urgency") int urgency,
      @Param("afterId") @Nullable Long afterId,
      @Param("now") Instant now);

  /**
   * The next errand that nobody else works on and that waits for no other; takedowns go first. A
   * row of the subquery is read, not locked.
   */
  @Select(
      """
      SELECT o.id, o.case_id, o.errand, o.path, o.payload, o.signature, o.sha256, o.created_at, o.attempts
      FROM outbox o
      WHERE o.done_at IS NULL AND o.due_at <= #{now} AND (o.after_id IS NULL OR EXISTS (
        SELECT 1 FROM outbox p WHERE p.id = o.after_id AND p.done_at IS NOT NULL))
      ORDER BY o.urgency, o.id LIMIT 1 FOR UPDATE SKIP LOCKED
      """)
  @Nullable OutboxRow next(Instant now);

  /**
   * Waits for whoever changes the case, so that no takedown comes between the check and the file.
   */
  @Select("SELECT id FROM law_case WHERE id = #{caseId} FOR UPDATE")
  long lockCase(long caseId);

  @Select("SELECT COUNT(*) FROM suppression WHERE case_id = #{caseId}")
  int suppressions(long caseId);

  @Select(
      "SELECT path FROM outbox WHERE case_id = #{caseId} AND errand = 'PUBLISH' ORDER BY id DESC"
          + " LIMIT 1")
  @Nullable String publishedPath(long caseId);

  /** The case's decision as it was exported last. */
  @Select(
      """
      SELECT id, case_id, errand, path, payload, signature, sha256, created_at, attempts FROM outbox
      WHERE case_id = #{caseId} AND errand = 'PUBLISH' ORDER BY id DESC LIMIT 1
      """)
  @Nullable OutboxRow published(long caseId);

  /** How often exactly these bytes were exported as the case's decision. */
  @Select(
      """
      SELECT COUNT(*) FROM outbox WHERE case_id = #{caseId} AND errand = 'PUBLISH' AND sha256 = #{sha256}
      """)
  int exported(@Param("caseId") long caseId, @Param("sha256") String sha256);

  @Select(
      "SELECT id FROM outbox WHERE case_id = #{caseId} AND errand = 'PUBLISH' ORDER BY id DESC"
          + " LIMIT 1")
  @Nullable Long publishErrand(long caseId);

  @Select("SELECT MAX(id) FROM outbox WHERE case_id = #{caseId} AND errand = 'ATTACH'")
  @Nullable Long attachErrand(long caseId);

  @Select("SELECT path FROM outbox WHERE case_id = #{caseId} AND errand = 'ATTACH' ORDER BY id")
  java.util.List<String> attachedPaths(long caseId);

  @Update(
      "UPDATE outbox SET done_at = #{now}, attempts = attempts + 1, last_error = NULL WHERE id ="
          + " #{id}")
  void done(@Param("id") long id, @Param("now") Instant now);

  @Update(
      """
      UPDATE outbox SET attempts = attempts + 1, due_at = #{dueAt}, last_error = #{error} WHERE id = #{id}
      """)
  void retryAt(@Param("id") long id, @Param("dueAt") Instant dueAt, @Param("error") String error);

  @Select("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL")
  int open();

  @Select("SELECT MIN(created_at) FROM outbox WHERE done_at IS NULL")
  @Nullable Instant oldestOpen();

  @Insert(
      """
      INSERT IGNORE INTO receipt (case_id, outcome, release_id, url, at, document)
      VALUES (#{caseId}, #{r.outcome}, #{r.release}, #{r.url}, #{r.at}, #{document})
      """)
  int insertReceipt(
      @Param("caseId") long caseId,
      @Param("r") Receipt receipt,
      @Param("document") String document);

  @Select("SELECT document FROM receipt WHERE case_id = #{caseId} ORDER BY at, outcome")
  java.util.List<String> receipts(long caseId);
}
