package org.gongshi.review.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface CaseMapper {
  String COLUMNS =
      """
      SELECT c.id, c.public_id, c.request_digest, c.sample, c.imported, c.kind, c.procedure_kind, c.organ_code,
        o.name AS organ_name, c.title, c.matter, c.facts, c.basis, c.state_secret, c.details, c.state, c.version, c.handler_id,
        c.review_required, c.review_rule, c.proposed_conclusion, c.proposed_category, c.proposed_amount,
        c.assigned_reviewer_id, c.question_open, c.act_first, c.late_review, c.discussion_required, c.discussed,
        c.suspended_from, c.revoked, c.created_at, c.updated_at,
        (SELECT r.reviewer_id FROM legal_review r WHERE r.case_id = c.id AND r.conclusion = 'AGREE' AND NOT r.late
          ORDER BY r.number DESC LIMIT 1) AS reviewer,
        EXISTS (SELECT 1 FROM legal_review r JOIN submitted_materials m
          ON m.case_id = r.case_id AND m.number = r.submission_number AND m.sha256 = r.materials_sha256
          WHERE r.case_id = c.id AND r.conclusion = 'AGREE' AND NOT r.late) AS review_stands,
        (SELECT a.approver_id FROM decision a WHERE a.case_id = c.id) AS approver,
        (SELECT d.drafted_by FROM redaction d WHERE d.case_id = c.id) AS drafter,
        (SELECT p.proposed_by FROM disclosure p WHERE p.case_id = c.id) AS proposer
      FROM law_case c JOIN organ o ON o.code = c.organ_code
      """;

  @Select(COLUMNS + "WHERE c.public_id = #{publicId}")
  @Nullable CaseRow byPublicId(String publicId);

  /** Cases that were filed here for their own sake, in the order of their keys. */
  @Select(
      """
      <script>
      SELECT c.id AS `key`, c.kind, c.procedure_kind, c.details, c.created_at, d.case_id IS NOT NULL AS decided,
        d.served_on IS NOT NULL AS served
      FROM case_entry e JOIN law_case c ON c.id = e.case_id LEFT JOIN decision d ON d.case_id = c.id
      WHERE e.case_id &gt; #{after} AND e.filed_at &gt;= #{from} AND e.filed_at &lt; #{until} AND NOT e.imported
        AND c.corrects_id IS NULL
      <if test='organ != null'>AND e.organ_code = #{organ}</if>
      ORDER BY e.case_id LIMIT #{limit}
      </script>
      """)
  List<CaseOutline.Row> outlines(
      @Param("organ") @Nullable String organ,
      @Param("from") Instant from,
      @Param("until") Instant until,
      @Param("after") long after,
      @Param("limit") int limit);

  @Select("SELECT id FROM law_case WHERE public_id = #{publicId} FOR UPDATE")
  @Nullable Long lock(String publicId);

  @Select(COLUMNS + "WHERE c.request_key = #{requestKey}")
  @Nullable CaseRow byRequestKey(String requestKey);

  @Insert(
      """
      INSERT INTO law_case (public_id, request_key, request_digest, sample, imported, kind, procedure_kind, organ_code,
        title, matter, facts, basis, state_secret, details, state, version, handler_id, review_required, review_rule,
        created_at, updated_at, corrects_id)
      VALUES (#{publicId}, #{requestKey}, #{requestDigest}, #{f.sample}, #{imported}, #{f.kind}, #{f.procedure},
        #{f.organCode}, #{f.title}, #{f.matter}, #{f.facts}, #{f.basis}, #{f.stateSecret}, #{details}, #{state}, 1, #{handlerId},
        #{rule, jdbcType=VARCHAR} IS NOT NULL, #{rule, jdbcType=VARCHAR}, #{now}, #{now},
        #{corrects, jdbcType=BIGINT})
      """)
  void insert(
      @Param("publicId") String publicId,
      @Param("requestKey") @Nullable String requestKey,
      @Param("requestDigest") @Nullable String requestDigest,
      @Param("imported") boolean imported,
      @Param("f") Filing filing,
      @Param("details") @Nullable String details,
      @Param("state") CaseState state,
      @Param("handlerId") long handlerId,
      @Param("rule") @Nullable ReviewRule rule,
      @Param("corrects") @Nullable Long corrects,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO party (case_id, position, role, kind, name, id_number, credit_code, phone, address, bank_card, plate,
        email, birth_date, trade_name, aliases)
      VALUES (#{caseId}, #{position}, #{p.role}, #{p.kind}, #{p.name}, #{p.idNumber}, #{p.creditCode}, #{p.phone},
        #{p.address}, #{p.bankCard}, #{p.plate}, #{p.email}, #{p.birthDate}, #{p.tradeName}, #{aliases})
      """)
  void insertParty(
      @Param("caseId") long caseId,
      @Param("position") int position,
      @Param("p") Party party,
      @Param("aliases") String aliases);

  @Insert(
      "INSERT INTO officer (case_id, position, name, certificate) VALUES (#{caseId}, #{position},"
          + " #{o.name}, #{o.certificate})")
  void insertOfficer(
      @Param("caseId") long caseId, @Param("position") int position, @Param("o") Officer officer);

  @Insert(
      "INSERT INTO trade_secret (case_id, position, span, basis) VALUES (#{caseId}, #{position},"
          + " #{s.text}, #{s.basis})")
  void insertTradeSecret(
      @Param("caseId") long caseId,
      @Param("position") int position,
      @Param("s") TradeSecret secret);

  /** Parties, officers and marked trade secrets, in their order. */
  default void insertPeople(long caseId, Filing filing) {
    for (int i = 0; i < filing.parties().size(); i++) {
      Party party = filing.parties().get(i);
      insertParty(caseId, i, party, PartyRow.aliases(party));
    }
    for (int i = 0; i < filing.officers().size(); i++) {
      insertOfficer(caseId, i, filing.officers().get(i));
    }
    for (int i = 0; i < filing.tradeSecrets().size(); i++) {
      insertTradeSecret(caseId, i, filing.tradeSecrets().get(i));
    }
  }

  @Delete("DELETE FROM party WHERE case_id = #{caseId}")
  void dropPeople(long caseId);

  @Delete("DELETE FROM officer WHERE case_id = #{caseId}")
  void dropOfficers(long caseId);

  @Delete("DELETE FROM trade_secret WHERE case_id = #{caseId}")
  void dropTradeSecrets(long caseId);

  @Update(
      """
      UPDATE law_case SET procedure_kind = #{f.procedure}, title = #{f.title}, matter = #{f.matter},
        facts = #{f.facts}, basis = #{f.basis}, state_secret = #{f.stateSecret}, details = #{details},
        review_rule = #{rule, jdbcType=VARCHAR}, review_required = #{rule, jdbcType=VARCHAR} IS NOT NULL
      WHERE id = #{id}
      """)
  void amend(
      @Param("id") long id,
      @Param("f") Filing filing,
      @Param("details") @Nullable String details,
      @Param("rule") @Nullable ReviewRule rule);

  @Insert(
      """
      INSERT INTO earlier_filing (case_id, number, filing, sha256, replaced_by, replaced_at, reason)
      SELECT #{caseId}, COALESCE(MAX(number), 0) + 1, #{filing}, #{sha256}, #{by}, #{now}, #{reason}
      FROM earlier_filing WHERE case_id = #{caseId}
      """)
  void keepFiling(
      @Param("caseId") long caseId,
      @Param("filing") String filing,
      @Param("sha256") String sha256,
      @Param("by") long by,
      @Param("now") Instant now,
      @Param("reason") String reason);

  @Select(
      """
      SELECT e.number, e.filing, e.sha256, a.login AS replaced_by, e.replaced_at, e.reason
      FROM earlier_filing e JOIN account a ON a.id = e.replaced_by
      WHERE e.case_id = #{caseId} ORDER BY e.number
      """)
  List<EarlierFiling> earlierFilings(long caseId);

  @Select(
      """
      SELECT role, kind, name, id_number, credit_code, phone, address, bank_card, plate, email, birth_date, trade_name,
        aliases
      FROM party WHERE case_id = #{caseId} ORDER BY position
      """)
  List<PartyRow> parties(long caseId);

  @Select("SELECT name, certificate FROM officer WHERE case_id = #{caseId} ORDER BY position")
  List<Officer> officers(long caseId);

  @Select(
      "SELECT span AS text, basis FROM trade_secret WHERE case_id = #{caseId} ORDER BY position")
  List<TradeSecret> tradeSecrets(long caseId);

  @Update(
      """
      UPDATE law_case SET state = #{state}, version = version + 1, updated_at = #{now},
        assigned_reviewer_id = #{m.assignedReviewer}, question_open = #{m.questionOpen}, act_first = #{m.actFirst},
        late_review = #{m.lateReview}, discussion_required = #{m.discussionRequired}, discussed = #{m.discussed},
        suspended_from = #{m.suspendedFrom}, revoked = #{m.revoked}
      WHERE id = #{id}
      """)
  void move(
      @Param("id") long id,
      @Param("state") CaseState state,
      @Param("m") Marks marks,
      @Param("now") Instant now);

  @Update("UPDATE law_case SET version = version + 1, updated_at = #{now} WHERE id = #{id}")
  void touch(@Param("id") long id, @Param("now") Instant now);

  @Update(
      """
      UPDATE law_case SET review_rule = #{rule, jdbcType=VARCHAR}, review_required = #{rule, jdbcType=VARCHAR} IS NOT NULL
      WHERE id = #{id}
      """)
  void setReviewRule(@Param("id") long id, @Param("rule") @Nullable ReviewRule rule);

  @Update(
      """
      UPDATE law_case SET proposed_conclusion = #{conclusion}, proposed_category = #{category},
        proposed_amount = #{amount}, review_rule = #{rule, jdbcType=VARCHAR},
        review_required = #{rule, jdbcType=VARCHAR} IS NOT NULL
      WHERE id = #{id}
      """)
  void propose(
      @Param("id") long id,
      @Param("conclusion") String conclusion,
      @Param("category") String category,
      @Param("amount") @Nullable BigDecimal amount,
      @Param("rule") @Nullable ReviewRule rule);

  @Select("SELECT organ_code FROM law_case WHERE public_id = #{publicId}")
  @Nullable String organOf(String publicId);
}
