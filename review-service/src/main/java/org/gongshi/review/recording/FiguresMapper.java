package org.gongshi.review.recording;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads the records of many cases at once. */
interface FiguresMapper {
  String IN =
      " IN <foreach collection=\"keys\" item=\"key\" open=\"(\" separator=\",\" close=\")\">#{key}</foreach>";
  String COUNTS = " AND NOT EXISTS (SELECT 1 FROM record_void v WHERE v.record_id = r.id)";

  record Filmed(long caseKey, String id, Stage stage, boolean wholeCourse, boolean interrupted) {}

  @Select(
      "<script>SELECT r.case_id AS case_key, r.public_id AS id, m.stage, m.whole_course,"
          + " EXISTS (SELECT 1 FROM interruption i WHERE i.record_id = r.id) AS interrupted"
          + " FROM case_record r JOIN audio_visual m ON m.record_id = r.id WHERE r.case_id"
          + IN
          + COUNTS
          + "</script>")
  List<Filmed> filmed(@Param("keys") List<Long> keys);

  record Failed(long caseKey, String id, Stage stage, boolean explained) {}

  @Select(
      "<script>SELECT f.case_id AS case_key, f.public_id AS id, f.stage, s.failure_id IS NOT NULL AS"
          + " explained FROM recording_failure f LEFT JOIN failure_statement s ON s.failure_id ="
          + " f.id WHERE f.case_id"
          + IN
          + "</script>")
  List<Failed> failed(@Param("keys") List<Long> keys);

  record OfCase(
      long caseKey,
      @Nullable Field field,
      String stages,
      String measures,
      String notCooperated,
      boolean lifeOrHealth,
      boolean majorProperty,
      boolean leftAtPlace,
      Instant givenAt) {

    Facts facts() {
      return Facts.stored(
          field, stages, measures, notCooperated, lifeOrHealth, majorProperty, leftAtPlace);
    }
  }

  @Select(
      "<script>SELECT case_id AS case_key, field, stages, measures, not_cooperated, life_or_health,"
          + " major_property, left_at_place, given_at FROM recording_facts WHERE case_id"
          + IN
          + "</script>")
  List<OfCase> facts(@Param("keys") List<Long> keys);

  record Sums(
      long written, long onPaper, long timed, long late, long lateMinutes, long mostLateMinutes) {}

  @Select(
      "<script>SELECT COUNT(w.record_id) AS written, COALESCE(SUM(w.form = 'PAPER'), 0) AS on_paper,"
          + " COUNT(r.due_at) AS timed, COALESCE(SUM(r.late_minutes &gt; 0), 0) AS late,"
          + " COALESCE(SUM(r.late_minutes), 0) AS late_minutes, COALESCE(MAX(r.late_minutes), 0) AS"
          + " most_late_minutes FROM case_record r LEFT JOIN written_record w ON w.record_id = r.id"
          + " WHERE r.case_id"
          + IN
          + COUNTS
          + "</script>")
  Sums sums(@Param("keys") List<Long> keys);
}
