package org.gongshi.review.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface PublicRequestMapper {
  String REQUEST =
      """
      SELECT q.number, c.public_id AS case_id, q.channel, q.received_on, q.state, q.wrong, q.contact,
        w.login AS recorded_by, t.login AS taken_by, a.login AS answered_by, q.answered_at, q.founded, q.measure,
        q.answer, q.forgotten_at
      FROM correction_request q JOIN law_case c ON c.id = q.case_id JOIN account w ON w.id = q.recorded_by
        LEFT JOIN account t ON t.id = q.taken_by LEFT JOIN account a ON a.id = q.answered_by
      """;

  @Insert(
      """
      INSERT INTO correction_request (number, case_id, organ_code, channel, received_on, wrong, contact, state,
        received_at, recorded_by)
      VALUES (#{number}, #{caseId}, #{organ}, #{channel}, #{receivedOn}, #{wrong}, #{contact}, 'RECEIVED', #{now},
        #{by})
      """)
  void insert(
      @Param("number") String number,
      @Param("caseId") long caseId,
      @Param("organ") String organ,
      @Param("channel") PublicRequest.Channel channel,
      @Param("receivedOn") LocalDate receivedOn,
      @Param("wrong") String wrong,
      @Param("contact") @Nullable String contact,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(REQUEST + "WHERE q.number = #{number}")
  @Nullable PublicRequest find(String number);

  @Select(REQUEST + "WHERE q.number = #{number} FOR UPDATE")
  @Nullable PublicRequest lock(String number);

  @Update(
      """
      UPDATE correction_request SET state = 'TAKEN', taken_by = #{by}, taken_at = #{now} WHERE number = #{number}
      """)
  void take(@Param("number") String number, @Param("by") long by, @Param("now") Instant now);

  @Select(
      """
      SELECT a.id FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE a.login = #{login} AND NOT a.disabled AND r.role = 'DISCLOSURE_OFFICER'
        AND (a.organ_code IS NULL OR a.organ_code = #{organ})
      """)
  @Nullable Long officer(@Param("login") String login, @Param("organ") String organ);

  @Update(
      """
      UPDATE correction_request SET state = 'ANSWERED', answered_by = #{by}, answered_at = #{now},
        founded = #{founded}, measure = #{measure, jdbcType=VARCHAR}, answer = #{answer}
      WHERE number = #{number}
      """)
  void answer(
      @Param("number") String number,
      @Param("founded") boolean founded,
      @Param("measure") PublicRequest.@Nullable Measure measure,
      @Param("answer") String answer,
      @Param("by") long by,
      @Param("now") Instant now);

  /** Whether a correction of the case that names this request was proposed and not refused. */
  @Select(
      """
      SELECT EXISTS (SELECT 1 FROM correction WHERE case_id = #{caseId} AND COALESCE(granted, TRUE)
        AND JSON_UNQUOTE(JSON_EXTRACT(proposal, '$.requestNumber')) = #{number})
      """)
  boolean ledToCorrection(@Param("caseId") long caseId, @Param("number") String number);

  @Select("SELECT EXISTS (SELECT 1 FROM suppression WHERE case_id = #{caseId})")
  boolean isDown(long caseId);

  @Select(
      """
      <script>
      SELECT q.id AS cursor_id, q.number, c.public_id AS case_id, q.organ_code, q.received_on, q.state,
        t.login AS taken_by, q.founded, q.measure
      FROM correction_request q JOIN law_case c ON c.id = q.case_id LEFT JOIN account t ON t.id = q.taken_by
      WHERE q.id &gt; #{after}
      <if test='organ != null'>AND q.organ_code = #{organ}</if>
      <if test='state != null'>AND q.state = #{state}</if>
      ORDER BY q.id LIMIT #{limit}
      </script>
      """)
  List<PublicRequestLine> page(
      @Param("after") long after,
      @Param("organ") @Nullable String organ,
      @Param("state") PublicRequest.@Nullable State state,
      @Param("limit") int limit);

  /** Forgets the personal data of one answered request; 0 if none is old enough. */
  @Update(
      """
      UPDATE correction_request SET wrong = NULL, contact = NULL, forgotten_at = #{now}
      WHERE forgotten_at IS NULL AND answered_at < #{before} ORDER BY answered_at LIMIT 1
      """)
  int forgetNext(@Param("before") Instant before, @Param("now") Instant now);
}
