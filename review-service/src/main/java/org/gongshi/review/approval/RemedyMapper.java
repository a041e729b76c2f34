package org.gongshi.review.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface RemedyMapper {
  @Select("SELECT COUNT(*) FROM remedy WHERE case_id = #{caseId}")
  int count(long caseId);

  @Insert(
      """
      INSERT INTO remedy (case_id, number, kind, body, filed_on, accepted_on, case_number, suspends_execution,
        recorded_by, recorded_at)
      VALUES (#{caseId}, #{number}, #{kind}, #{body}, #{filedOn}, #{acceptedOn}, #{caseNumber}, #{suspends}, #{by},
        #{now})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("kind") RemedyKind kind,
      @Param("body") String body,
      @Param("filedOn") LocalDate filedOn,
      @Param("acceptedOn") LocalDate acceptedOn,
      @Param("caseNumber") @Nullable String caseNumber,
      @Param("suspends") boolean suspends,
      @Param("by") long by,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO remedy_outcome (case_id, number, outcome, sets_aside, document_number, effective_on, note,
        recorded_by, recorded_at)
      VALUES (#{caseId}, #{number}, #{outcome}, #{setsAside}, #{document}, #{effectiveOn}, #{note}, #{by}, #{now})
      """)
  void conclude(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("outcome") RemedyOutcome outcome,
      @Param("setsAside") boolean setsAside,
      @Param("document") String document,
      @Param("effectiveOn") LocalDate effectiveOn,
      @Param("note") @Nullable String note,
      @Param("by") long by,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO own_revocation (case_id, handler_id, reason, basis, effective_on, renewed, revoked_by, revoked_at)
      VALUES (#{caseId}, #{handler}, #{reason}, #{basis}, #{effectiveOn}, #{renewed}, #{by}, #{now})
      """)
  void revoke(
      @Param("caseId") long caseId,
      @Param("handler") long handler,
      @Param("reason") String reason,
      @Param("basis") String basis,
      @Param("effectiveOn") LocalDate effectiveOn,
      @Param("renewed") boolean renewed,
      @Param("by") long by,
      @Param("now") Instant now);

  String REMEDY =
      """
      SELECT r.number, r.kind, r.body, r.filed_on, r.accepted_on, r.case_number, r.suspends_execution, o.outcome,
        o.document_number, o.effective_on, o.note, a.login AS recorded_by
      FROM remedy r JOIN account a ON a.id = r.recorded_by
        LEFT JOIN remedy_outcome o ON o.case_id = r.case_id AND o.number = r.number
      """;

  @Select(REMEDY + "WHERE r.case_id = #{caseId} ORDER BY r.number")
  List<RemedyFile.Remedy> ofCase(long caseId);

  /** Of the case's decision in all its editions, in the order in which they were accepted. */
  @Select(
      REMEDY
          + """
            JOIN decision d ON d.case_id = r.case_id
            JOIN decision x ON x.organ_code = d.organ_code AND x.document_number = d.document_number
          WHERE x.case_id = #{caseId} ORDER BY r.accepted_on, r.case_id, r.number
          """)
  List<RemedyFile.Remedy> ofDecision(long caseId);

  /** The edition of the case's decision that is public or about to be, or null. */
  @Select(
      """
      SELECT c.public_id FROM law_case c JOIN decision d ON d.case_id = c.id
        JOIN decision x ON x.organ_code = d.organ_code AND x.document_number = d.document_number
      WHERE x.case_id = #{caseId} AND c.state IN ('EXPORTED', 'PUBLISHED')
      ORDER BY d.edition DESC LIMIT 1
      """)
  @Nullable String publicEdition(long caseId);

  @Select(
      """
      SELECT v.reason, v.basis, v.effective_on, v.renewed, a.login AS revoked_by, v.revoked_at
      FROM own_revocation v JOIN account a ON a.id = v.revoked_by WHERE v.case_id = #{caseId}
      """)
  RemedyFile.@Nullable Revocation revocation(long caseId);
}
