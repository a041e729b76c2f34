package org.gongshi.review.casefile;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface DocumentMapper {
  String COLUMNS =
      """
      SELECT d.number, d.version, d.type, d.template_version, d.document_number, d.title, d.made_on, d.collected_on,
        d.medium, d.paper_reason, d.pages, d.sha256, d.openness, d.openness_basis, d.signature, d.signature_note,
        d.elements, a.login AS added_by, d.added_at, d.state, e.login AS ended_by, d.ended_at, d.ended_reason
      FROM case_document d JOIN account a ON a.id = d.added_by LEFT JOIN account e ON e.id = d.ended_by
      WHERE d.case_id = #{caseId}
      """;

  @Select(COLUMNS + " ORDER BY d.number, d.version")
  List<DocumentRow> all(long caseId);

  @Select(COLUMNS + " AND d.state = 'CURRENT' ORDER BY d.number")
  List<DocumentRow> current(long caseId);

  /** A current document of one of several cases. */
  record Kept(long caseKey, String type, DocumentRow.Medium medium) {}

  @Select(
      """
      <script>
      SELECT case_id AS case_key, type, medium FROM case_document
      WHERE state = 'CURRENT' AND case_id IN
      <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
      </script>
      """)
  List<Kept> ofCases(@Param("keys") List<Long> keys);

  @Select("SELECT COALESCE(MAX(number), 0) FROM case_document WHERE case_id = #{caseId}")
  int lastNumber(long caseId);

  @Insert(
      """
      INSERT INTO case_document (case_id, number, version, current_number, type, template_version, document_number,
        title, made_on, collected_on, medium, paper_reason, pages, sha256, openness, openness_basis, signature,
        signature_note, elements, added_by, added_at, state)
      VALUES (#{caseId}, #{number}, #{version}, #{number}, #{d.type}, #{d.templateVersion}, #{d.documentNumber},
        #{d.title}, #{d.madeOn}, #{d.collectedOn}, #{d.medium}, #{d.paperReason}, #{d.pages}, #{d.sha256},
        #{d.openness}, #{d.opennessBasis}, #{d.signature}, #{d.signatureNote}, #{d.elements}, #{by}, #{d.addedAt},
        'CURRENT')
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("version") int version,
      @Param("by") long by,
      @Param("d") DocumentRow document);

  @Update(
      """
      UPDATE case_document SET state = #{state}, current_number = NULL, ended_by = #{by}, ended_at = #{now},
        ended_reason = #{reason}
      WHERE case_id = #{caseId} AND number = #{number} AND state = 'CURRENT'
      """)
  void end(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("state") DocumentRow.State state,
      @Param("by") long by,
      @Param("now") Instant now,
      @Param("reason") String reason);

  /** When the case was decided, or null before. */
  @Select("SELECT approved_at FROM decision WHERE case_id = #{caseId}")
  @Nullable Instant decidedAt(long caseId);
}
