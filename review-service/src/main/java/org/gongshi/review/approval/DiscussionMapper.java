package org.gongshi.review.approval;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface DiscussionMapper {
  /** A discussion and its record, if there is one yet. */
  record Row(
      int number,
      @Nullable Integer submissionNumber,
      String reason,
      String calledBy,
      Instant calledAt,
      @Nullable String place,
      @Nullable Instant heldAt,
      @Nullable String conclusion,
      @Nullable Boolean agreed,
      @Nullable String minutesSha256,
      @Nullable String recordedBy,
      @Nullable Instant recordedAt) {}

  @Select("SELECT COUNT(*) FROM discussion WHERE case_id = #{caseId}")
  int count(long caseId);

  @Insert(
      """
      INSERT INTO discussion (case_id, number, submission_number, reason, called_by, called_at)
      VALUES (#{caseId}, #{number}, #{submission}, #{reason}, #{by}, #{now})
      """)
  void convene(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("submission") int submission,
      @Param("reason") String reason,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select("SELECT called_at FROM discussion WHERE case_id = #{caseId} AND number = #{number}")
  @Nullable Instant calledAt(@Param("caseId") long caseId, @Param("number") int number);

  @Insert(
      """
      INSERT INTO discussion_record (case_id, number, place, held_at, conclusion, agreed, minutes_sha256, recorded_by,
        recorded_at)
      VALUES (#{caseId}, #{number}, #{r.place}, #{r.heldAt}, #{r.conclusion}, #{r.agreed}, #{r.minutesSha256}, #{by},
        #{now})
      """)
  void record(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("r") DiscussionRequest.Checked record,
      @Param("by") long by,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO discussion_participant (case_id, number, position, handler_id, account_id, name, post, votes, vote,
        opinion)
      VALUES (#{caseId}, #{number}, #{position}, #{handler}, #{p.account, jdbcType=BIGINT}, #{p.name}, #{p.post},
        #{p.vote, jdbcType=VARCHAR} IS NOT NULL, #{p.vote, jdbcType=VARCHAR}, #{p.opinion})
      """)
  void participant(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("position") int position,
      @Param("handler") long handler,
      @Param("p") DiscussionRequest.Participant participant);

  @Select(
      """
      SELECT MAX(d.number) FROM discussion d JOIN discussion_record r ON r.case_id = d.case_id AND r.number = d.number
      WHERE d.case_id = #{caseId} AND d.submission_number = #{submission} AND r.agreed
      """)
  @Nullable Integer agreed(@Param("caseId") long caseId, @Param("submission") int submission);

  @Select(
      """
      SELECT d.number, d.submission_number, d.reason, a.login AS called_by, d.called_at, r.place, r.held_at,
        r.conclusion, r.agreed, r.minutes_sha256, b.login AS recorded_by, r.recorded_at
      FROM discussion d JOIN account a ON a.id = d.called_by
        LEFT JOIN discussion_record r ON r.case_id = d.case_id AND r.number = d.number
        LEFT JOIN account b ON b.id = r.recorded_by
      WHERE d.case_id = #{caseId} ORDER BY d.number
      """)
  List<Row> ofCase(long caseId);

  @Select(
      """
      SELECT p.name, p.post, a.login, p.vote, p.opinion
      FROM discussion_participant p LEFT JOIN account a ON a.id = p.account_id
      WHERE p.case_id = #{caseId} AND p.number = #{number} ORDER BY p.position
      """)
  List<KeptDiscussion.Participant> participants(
      @Param("caseId") long caseId, @Param("number") int number);
}
