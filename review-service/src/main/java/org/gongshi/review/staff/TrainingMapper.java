package org.gongshi.review.staff;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface TrainingMapper {
  String COLUMNS =
      """
      SELECT t.id AS `key`, t.public_id AS id, t.organ_code, t.attendees, t.person, t.subject, t.held_on, t.hours, t.exam,
        t.score, a.login AS recorded_by, t.recorded_at
      FROM training t JOIN account a ON a.id = t.recorded_by
      """;

  @Insert(
      """
      INSERT INTO training (public_id, organ_code, attendees, person, subject, held_on, hours, exam, score, recorded_by,
        recorded_at)
      VALUES (#{id}, #{t.organCode}, #{t.attendees}, #{t.person}, #{t.subject}, #{t.heldOn}, #{t.hours}, #{t.exam},
        #{t.score}, #{by}, #{now})
      """)
  void insert(String id, TrainingRequest.Checked t, long by, Instant now);

  @Select(COLUMNS + "WHERE t.public_id = #{id}")
  @Nullable Training byId(String id);

  @Select(
      COLUMNS
          + """
          WHERE t.id > #{after}
            AND (#{organ, jdbcType=VARCHAR} IS NULL OR t.organ_code = #{organ, jdbcType=VARCHAR})
            AND (#{person, jdbcType=VARCHAR} IS NULL OR t.person = #{person, jdbcType=VARCHAR})
          ORDER BY t.id LIMIT #{limit}
          """)
  List<Training> page(long after, @Nullable String organ, @Nullable String person, int limit);

  /** What an organ's people learned in a period. */
  record Sum(
      Training.Group attendees,
      int trainings,
      int people,
      BigDecimal hours,
      int passed,
      int failed) {}

  @Select(
      """
      SELECT attendees, COUNT(DISTINCT subject, held_on) AS trainings, COUNT(DISTINCT person) AS people,
        COALESCE(SUM(hours), 0) AS hours, SUM(exam = 'PASSED') AS passed, SUM(exam = 'FAILED') AS failed
      FROM training
      WHERE organ_code = #{organ} AND held_on BETWEEN #{from} AND #{to}
      GROUP BY attendees ORDER BY attendees
      """)
  List<Sum> sums(String organ, LocalDate from, LocalDate to);
}
