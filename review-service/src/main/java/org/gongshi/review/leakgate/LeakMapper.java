package org.gongshi.review.leakgate;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.redaction.CutKind;
import org.jspecify.annotations.Nullable;

interface LeakMapper {
  String INCIDENT =
      """
      SELECT i.id, c.public_id AS case_id, c.organ_code, i.release_name AS `release`, i.path, i.kind, i.found_at,
        i.answer, a.login AS closed_by, i.closed_at, i.outcome, i.finding
      FROM leak_incident i JOIN law_case c ON c.id = i.case_id LEFT JOIN account a ON a.id = i.closed_by
      """;

  /** A published case whose secrets were not taken yet, or null. */
  @Select(
      """
      SELECT c.public_id FROM outbox o JOIN law_case c ON c.id = o.case_id
      WHERE o.errand = 'PUBLISH' AND NOT EXISTS (SELECT 1 FROM release_secret r WHERE r.case_id = o.case_id)
      ORDER BY o.id LIMIT 1
      """)
  @Nullable String nextWithoutSecrets();

  /** The file that was approved, which is JSON in UTF-8. */
  @Select(
      """
      SELECT CONVERT(payload USING utf8mb4) FROM outbox WHERE case_id = #{caseId} AND errand = 'PUBLISH'
      ORDER BY id DESC LIMIT 1
      """)
  String published(long caseId);

  @Insert(
      "INSERT INTO release_secret (case_id, secrets, taken_at) VALUES (#{caseId}, #{secrets},"
          + " #{now})")
  void keep(
      @Param("caseId") long caseId, @Param("secrets") String secrets, @Param("now") Instant now);

  /** Some cases' secrets, in the order of their keys. */
  @Select(
      """
      SELECT r.case_id AS `key`, c.public_id AS case_id, r.secrets FROM release_secret r
        JOIN law_case c ON c.id = r.case_id
      WHERE r.case_id > #{after} ORDER BY r.case_id LIMIT #{limit}
      """)
  List<Row> secrets(@Param("after") long after, @Param("limit") int limit);

  /** One case's secrets, as JSON. */
  record Row(long key, String caseId, String secrets) {}

  @Insert(
      """
      INSERT INTO leak_scan (release_name, started_at, finished_at, files, bytes_read, secrets, planted, caught, leaks)
      VALUES (#{release}, #{startedAt}, #{now}, #{r.files}, #{r.bytes}, #{r.secrets}, #{r.planted}, #{r.caught},
        #{leaks})
      """)
  void insertScan(
      @Param("release") String release,
      @Param("startedAt") Instant startedAt,
      @Param("now") Instant now,
      @Param("r") Scan.Result result,
      @Param("leaks") int leaks);

  @Select(
      """
      SELECT id, release_name AS `release`, started_at, finished_at, files, bytes_read AS bytes, secrets, planted,
        caught, leaks
      FROM leak_scan WHERE id < #{before} ORDER BY id DESC LIMIT #{limit}
      """)
  List<ScanLine> scans(@Param("before") long before, @Param("limit") int limit);

  /** Whether an officer has found that this secret, where it stands, is none. */
  @Select("SELECT COUNT(*) FROM leak_incident WHERE outcome = 'NO_LEAK' AND secret_hmac = #{hmac}")
  int timesFoundHarmless(String hmac);

  /** One more incident, unless the same is open already; how many rows that made. */
  @Insert(
      """
      INSERT IGNORE INTO leak_incident (case_id, release_name, path, kind, secret_hmac, found_at, answer, open_place)
      VALUES (#{caseId}, #{release}, #{path}, #{kind}, #{hmac}, #{now}, #{answer}, #{place})
      """)
  int insertIncident(
      @Param("caseId") long caseId,
      @Param("release") String release,
      @Param("path") String path,
      @Param("kind") CutKind kind,
      @Param("hmac") String hmac,
      @Param("now") Instant now,
      @Param("answer") LeakIncident.Reply answer,
      @Param("place") String place);

  @Select(
      "<script>"
          + INCIDENT
          + """
          WHERE i.id &lt; #{before}
          <if test='organ != null'>AND c.organ_code = #{organ}</if>
          <if test='open'>AND i.closed_by IS NULL</if>
          ORDER BY i.id DESC LIMIT #{limit}
          </script>
          """)
  List<LeakIncident> incidents(
      @Param("before") long before,
      @Param("organ") @Nullable String organ,
      @Param("open") boolean open,
      @Param("limit") int limit);

  @Select(
      "<script>"
          + INCIDENT
          + """
          WHERE i.id = #{id} <if test='organ != null'>AND c.organ_code = #{organ}</if> FOR UPDATE
          </script>
          """)
  @Nullable LeakIncident incident(@Param("id") long id, @Param("organ") @Nullable String organ);

  @Update(
      """
      UPDATE leak_incident SET closed_by = #{by}, closed_at = #{now}, outcome = #{outcome}, finding = #{finding},
        open_place = NULL
      WHERE id = #{id}
      """)
  void close(
      @Param("id") long id,
      @Param("by") long by,
      @Param("now") Instant now,
      @Param("outcome") LeakIncident.Outcome outcome,
      @Param("finding") String finding);
}
