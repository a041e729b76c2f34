package org.gongshi.review.legalreview;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

interface QuestionMapper {
  @Select("SELECT COUNT(*) FROM review_question WHERE case_id = #{caseId}")
  int count(long caseId);

  @Insert(
      """
      INSERT INTO review_question (case_id, number, question, asked_by, asked_at)
      VALUES (#{caseId}, #{number}, #{question}, #{by}, #{now})
      """)
  void ask(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("question") String question,
      @Param("by") long by,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO review_answer (case_id, number, answer, answered_by, answered_at)
      VALUES (#{caseId}, #{number}, #{answer}, #{by}, #{now})
      """)
  void answer(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("answer") String answer,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT q.number, q.question, a.login AS asked_by, q.asked_at, w.answer, b.login AS answered_by, w.answered_at
      FROM review_question q JOIN account a ON a.id = q.asked_by
        LEFT JOIN review_answer w ON w.case_id = q.case_id AND w.number = q.number
        LEFT JOIN account b ON b.id = w.answered_by
      WHERE q.case_id = #{caseId} ORDER BY q.number
      """)
  List<KeptQuestion> ofCase(long caseId);
}
