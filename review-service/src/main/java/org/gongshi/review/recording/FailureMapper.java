package org.gongshi.review.recording;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface FailureMapper {
  String FAILURE =
      """
      SELECT f.id AS `key`, f.public_id AS id, f.stage, d.number AS device_number, f.cause, f.explanation, f.happened_at,
        f.reported_at, f.reported_to, a.login AS registered_by, f.registered_at, r.public_id AS statement
      FROM recording_failure f
        JOIN account a ON a.id = f.registered_by
        LEFT JOIN device d ON d.id = f.device_id
        LEFT JOIN failure_statement s ON s.failure_id = f.id
        LEFT JOIN case_record r ON r.id = s.record_id
      """;

  @Select(FAILURE + "WHERE f.case_id = #{caseKey} AND f.public_id = #{id}")
  RecordRows.@Nullable FailureRow failure(long caseKey, String id);

  @Select(FAILURE + "WHERE f.case_id = #{caseKey} ORDER BY f.id")
  List<RecordRows.FailureRow> all(long caseKey);

  @Insert(
      """
      INSERT INTO recording_failure (public_id, case_id, stage, device_id, cause, explanation, happened_at, reported_at,
        reported_to, registered_by, registered_at)
      VALUES (#{id}, #{caseKey}, #{f.stage}, #{device}, #{f.cause}, #{f.explanation}, #{f.happenedAt}, #{f.reportedAt},
        #{f.reportedTo}, #{by}, #{now})
      """)
  void insert(
      String id,
      long caseKey,
      FailureRequest.Checked f,
      @Nullable Long device,
      long by,
      Instant now);

  @Insert(
      "INSERT INTO failure_statement (failure_id, case_id, record_id) VALUES (#{failure},"
          + " #{caseKey}, #{record})")
  void insertStatement(long failure, long caseKey, long record);

  @Select(
      """
      SELECT f.field, f.stages, f.measures, f.not_cooperated, f.life_or_health, f.major_property, f.left_at_place,
        a.login AS given_by, f.given_at
      FROM recording_facts f JOIN account a ON a.id = f.given_by WHERE f.case_id = #{caseKey}
      """)
  RecordRows.@Nullable FactsRow facts(long caseKey);

  @Insert(
      """
      INSERT INTO recording_facts (case_id, field, stages, measures, not_cooperated, life_or_health, major_property,
        left_at_place, given_by, given_at)
      VALUES (#{caseKey}, #{f.field}, #{f.stages}, #{f.measures}, #{f.notCooperated}, #{f.lifeOrHealth},
        #{f.majorProperty}, #{f.leftAtPlace}, #{by}, #{f.givenAt})
      ON DUPLICATE KEY UPDATE field = VALUES(field), stages = VALUES(stages), measures = VALUES(measures),
        not_cooperated = VALUES(not_cooperated), life_or_health = VALUES(life_or_health),
        major_property = VALUES(major_property), left_at_place = VALUES(left_at_place), given_by = VALUES(given_by),
        given_at = VALUES(given_at)
      """)
  void putFacts(long caseKey, RecordRows.FactsRow f, long by);
}
