package org.gongshi.review.redaction;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface RedactionMapper {
  @Insert(
      """
      INSERT INTO redaction (case_id, drafted_by, drafted_at, names_withheld, draft)
      VALUES (#{caseId}, #{by}, #{now}, #{namesWithheld}, #{draft})
      ON DUPLICATE KEY UPDATE drafted_by = VALUES(drafted_by), drafted_at = VALUES(drafted_at),
        names_withheld = VALUES(names_withheld), draft = VALUES(draft)
      """)
  void put(
      @Param("caseId") long caseId,
      @Param("by") long by,
      @Param("now") Instant now,
      @Param("namesWithheld") boolean namesWithheld,
      @Param("draft") String draft);

  @Select("SELECT draft FROM redaction WHERE case_id = #{caseId}")
  @Nullable String draft(long caseId);

  /** Whether the stored draft withholds names; null while there is none. */
  @Select("SELECT names_withheld FROM redaction WHERE case_id = #{caseId}")
  @Nullable Boolean namesWithheld(long caseId);

  @Delete("DELETE FROM redaction_cut WHERE case_id = #{caseId}")
  void forgetCuts(long caseId);

  @Insert(
      """
      INSERT INTO redaction_cut (case_id, field, start_at, end_at, kind, rule, secret_hmac)
      VALUES (#{caseId}, #{field}, #{cut.start}, #{cut.end}, #{cut.kind}, #{cut.rule}, #{hmac})
      """)
  void logCut(
      @Param("caseId") long caseId,
      @Param("field") String field,
      @Param("cut") Cut cut,
      @Param("hmac") String hmac);

  @Select(
      """
      SELECT field, start_at, end_at, kind, rule, secret_hmac FROM redaction_cut
      WHERE case_id = #{caseId} ORDER BY field, start_at
      """)
  List<RedactionLog.Row> cuts(long caseId);

  @Insert(
      """
      INSERT INTO redaction_proof (case_id, field, attachment, served_hmac, published_sha256, cuts, units_cut, proven_at)
      VALUES (#{caseId}, #{p.field}, #{p.attachment}, #{p.servedHmac}, #{p.publishedSha256}, #{p.cuts}, #{p.unitsCut}, #{p.provenAt})
      """)
  void prove(@Param("caseId") long caseId, @Param("p") RedactionLog.Proof proof);

  @Select(
      """
      SELECT field, attachment, served_hmac, published_sha256, cuts, units_cut, proven_at FROM redaction_proof
      WHERE case_id = #{caseId} ORDER BY field, attachment
      """)
  List<RedactionLog.Proof> proofs(long caseId);
}
