package org.gongshi.review.legalreview;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

interface ConsultationMapper {
  String COLUMNS =
      """
      SELECT k.public_id AS case_id, c.number, l.login AS counsel, c.question, a.login AS asked_by, c.asked_at,
        o.opinion, o.given_at
      FROM consultation c JOIN law_case k ON k.id = c.case_id
        JOIN account l ON l.id = c.counsel_id JOIN account a ON a.id = c.asked_by
        LEFT JOIN counsel_opinion o ON o.case_id = c.case_id AND o.number = c.number
      """;

  @Select("SELECT COUNT(*) FROM consultation WHERE case_id = #{caseId}")
  int count(long caseId);

  @Insert(
      """
      INSERT INTO consultation (case_id, number, counsel_id, question, asked_by, asked_at)
      VALUES (#{caseId}, #{number}, #{counsel}, #{question}, #{by}, #{now})
      """)
  void ask(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("counsel") long counsel,
      @Param("question") String question,
      @Param("by") long by,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO counsel_opinion (case_id, number, counsel_id, opinion, given_at)
      VALUES (#{caseId}, #{number}, #{counsel}, #{opinion}, #{now})
      """)
  void answer(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("counsel") long counsel,
      @Param("opinion") String opinion,
      @Param("now") Instant now);

  @Select(COLUMNS + "WHERE c.case_id = #{caseId} ORDER BY c.number")
  List<KeptConsultation> ofCase(long caseId);

  @Select(COLUMNS + "WHERE c.counsel_id = #{counsel} ORDER BY c.case_id DESC, c.number LIMIT 200")
  List<KeptConsultation> ofCounsel(long counsel);
}
