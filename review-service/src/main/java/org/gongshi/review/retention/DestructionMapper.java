package org.gongshi.review.retention;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface DestructionMapper {
  String COLUMNS =
      """
      SELECT d.id AS cursor_id, c.public_id AS id, d.number, d.reason, d.basis, p.login AS proposed_by, d.proposed_at,
        x.login AS decided_by, d.decided_at, d.approved, d.note,
        (SELECT COUNT(*) FROM destruction_object o WHERE o.destruction_id = d.id AND o.fate = 'DESTROYED') AS destroyed,
        (SELECT COUNT(*) FROM destruction_object o WHERE o.destruction_id = d.id AND o.fate = 'SHARED') AS shared,
        (SELECT COALESCE(SUM(o.size), 0) FROM destruction_object o
          WHERE o.destruction_id = d.id AND o.fate = 'DESTROYED') AS bytes
      FROM destruction d JOIN law_case c ON c.id = d.case_id JOIN account p ON p.id = d.proposed_by
        LEFT JOIN account x ON x.id = d.decided_by
      """;

  /** Every hash that a case names: its records, documents, services and minutes. */
  String NAMED =
      """
      (SELECT sha256 FROM case_record WHERE case_id = #{caseId}
        UNION SELECT sha256 FROM case_document WHERE case_id = #{caseId}
        UNION SELECT recording_sha256 FROM document_service WHERE case_id = #{caseId}
        UNION SELECT proof_sha256 FROM document_service WHERE case_id = #{caseId}
        UNION SELECT minutes_sha256 FROM discussion_record WHERE case_id = #{caseId})
      """;

  String NOT_DESTROYED =
      " AND n.case_id <> #{caseId} AND NOT EXISTS (SELECT 1 FROM destruction g WHERE g.case_id ="
          + " n.case_id AND g.approved))";

  /** What of it lies in the vault. */
  @Select(
      "SELECT o.sha256, o.size, v.destroyed_at,"
          + " (EXISTS (SELECT 1 FROM case_record n WHERE n.sha256 = o.sha256"
          + NOT_DESTROYED
          + " OR EXISTS (SELECT 1 FROM case_document n WHERE n.sha256 = o.sha256"
          + NOT_DESTROYED
          + " OR EXISTS (SELECT 1 FROM document_service n WHERE n.recording_sha256 = o.sha256"
          + NOT_DESTROYED
          + " OR EXISTS (SELECT 1 FROM document_service n WHERE n.proof_sha256 = o.sha256"
          + NOT_DESTROYED
          + " OR EXISTS (SELECT 1 FROM discussion_record n WHERE n.minutes_sha256 = o.sha256"
          + NOT_DESTROYED
          + ") AS shared FROM "
          + NAMED
          + " u JOIN vault_object o ON o.sha256 = u.sha256"
          + " LEFT JOIN vault_destruction v ON v.sha256 = o.sha256 ORDER BY o.sha256")
  List<CaseObject> objects(long caseId);

  /** Makes whoever registers the object wait until the transaction ends. */
  @Select("SELECT sha256 FROM vault_object WHERE sha256 = #{sha256} FOR UPDATE")
  @Nullable String lock(String sha256);

  @Select(COLUMNS + "WHERE d.case_id = #{caseId} ORDER BY d.number")
  List<Destruction> ofCase(long caseId);

  @Select(
      "<script>"
          + COLUMNS
          + """
          WHERE d.id &gt; #{after}
          <if test='organ != null'>AND c.organ_code = #{organ}</if>
          ORDER BY d.id LIMIT #{limit}
          </script>
          """)
  List<Destruction> page(
      @Param("after") long after,
      @Param("organ") @Nullable String organ,
      @Param("limit") int limit);

  /** One that waits for its decision. */
  record Pending(long id, int number, long proposedBy) {}

  @Select("SELECT id, number, proposed_by FROM destruction WHERE open_case = #{caseId}")
  @Nullable Pending pending(long caseId);

  @Insert(
      """
      INSERT INTO destruction (case_id, number, open_case, reason, basis, proposed_by, proposed_at)
      VALUES (#{caseId}, #{number}, #{caseId}, #{reason}, #{basis}, #{by}, #{now})
      """)
  void propose(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("reason") String reason,
      @Param("basis") String basis,
      @Param("by") long by,
      @Param("now") Instant now);

  @Update(
      """
      UPDATE destruction SET open_case = NULL, decided_by = #{by}, decided_at = #{now}, approved = #{approved},
        note = #{note, jdbcType=VARCHAR}
      WHERE id = #{id}
      """)
  void decide(
      @Param("id") long id,
      @Param("approved") boolean approved,
      @Param("note") @Nullable String note,
      @Param("by") long by,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO destruction_object (destruction_id, sha256, size, fate)
      VALUES (#{id}, #{o.sha256}, #{o.size}, #{fate})
      """)
  void enter(
      @Param("id") long id, @Param("o") CaseObject object, @Param("fate") CaseObject.Fate fate);
}
