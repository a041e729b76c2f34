package org.gongshi.review.recording;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface RecordMapper {
  String RECORD =
      """
      SELECT r.id AS `key`, r.public_id AS id, r.case_id AS case_key, r.kind, r.title, r.sha256, r.file_name, r.media_type,
        r.size, r.made_from, r.made_to, r.uploaded_at, r.due_at, r.late_minutes, r.late_reason, a.login AS registered_by,
        r.registered_at, s.verdict AS scan, d.destroyed_at, v.reason AS voided_for
      FROM case_record r
        JOIN account a ON a.id = r.registered_by
        LEFT JOIN vault_scan s ON s.id = (SELECT MAX(x.id) FROM vault_scan x WHERE x.sha256 = r.sha256)
        LEFT JOIN vault_destruction d ON d.sha256 = r.sha256
        LEFT JOIN record_void v ON v.record_id = r.id
      """;

  @Select(RECORD + "WHERE r.public_id = #{id} AND r.case_id = #{caseKey}")
  @Nullable CaseRecord record(long caseKey, String id);

  @Select(
      RECORD
          + "WHERE r.case_id = #{caseKey} AND r.kind = #{kind} AND r.id > #{after} ORDER BY r.id"
          + " LIMIT #{limit}")
  List<CaseRecord> page(long caseKey, RecordKind kind, long after, int limit);

  /** Those with a file, that were not voided and whose file was not destroyed. */
  @Select(
      """
      SELECT r.id AS `key`, r.public_id AS id, r.kind, r.title, r.sha256, r.file_name, r.media_type, r.size
      FROM case_record r
      WHERE r.case_id = #{caseKey} AND r.sha256 IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM record_void v WHERE v.record_id = r.id)
        AND NOT EXISTS (SELECT 1 FROM vault_destruction d WHERE d.sha256 = r.sha256)
      ORDER BY r.id
      """)
  List<RecordFile> files(long caseKey);

  /** The record of the case that has this file and was not voided, or null. */
  @Select(
      """
      SELECT r.public_id FROM case_record r
      WHERE r.case_id = #{caseKey} AND r.sha256 = #{sha256} AND r.kind = 'AUDIO_VISUAL'
        AND NOT EXISTS (SELECT 1 FROM record_void v WHERE v.record_id = r.id)
      LIMIT 1
      """)
  @Nullable String sameFile(long caseKey, String sha256);

  @Insert(
      """
      INSERT INTO case_record (public_id, case_id, kind, title, sha256, file_name, media_type, size, made_from, made_to,
        uploaded_at, due_at, late_minutes, late_reason, registered_by, registered_at)
      VALUES (#{r.id}, #{r.caseKey}, #{r.kind}, #{r.title}, #{r.sha256}, #{r.fileName}, #{r.mediaType}, #{r.size},
        #{r.madeFrom}, #{r.madeTo}, #{r.uploadedAt}, #{r.dueAt}, #{r.lateMinutes}, #{r.lateReason}, #{r.registeredBy},
        #{now})
      """)
  void insert(RecordRows.NewRecord r, Instant now);

  @Insert(
      """
      INSERT INTO audio_visual (record_id, stage, device_id, duration_seconds, whole_course)
      VALUES (#{record}, #{stage}, #{device}, #{seconds}, #{wholeCourse})
      """)
  void insertMedia(long record, Stage stage, long device, int seconds, boolean wholeCourse);

  @Insert(
      """
      INSERT INTO audio_visual_officer (record_id, position, certificate, name)
      VALUES (#{record}, #{position}, #{certificate}, #{name})
      """)
  void insertOfficer(long record, int position, String certificate, String name);

  @Insert(
      """
      INSERT INTO interruption (record_id, position, reason, explanation, from_at, to_at, note_offset_seconds)
      VALUES (#{record}, #{position}, #{i.reason}, #{i.explanation}, #{i.fromAt}, #{i.toAt}, #{i.noteOffsetSeconds})
      """)
  void insertInterruption(long record, int position, Interruption i);

  @Insert(
      "INSERT INTO written_record (record_id, form, paper_reason) VALUES (#{record}, #{form},"
          + " #{paperReason})")
  void insertWritten(long record, WrittenForm form, @Nullable String paperReason);

  @Insert(
      """
      INSERT INTO record_void (record_id, reason, voided_by, voided_at) VALUES (#{record}, #{reason}, #{by}, #{now})
      """)
  void insertVoid(long record, String reason, long by, Instant now);

  @Select(
      """
      SELECT m.record_id, m.stage, d.public_id AS device_id, d.number AS device_number, m.duration_seconds, m.whole_course
      FROM audio_visual m JOIN device d ON d.id = m.device_id WHERE m.record_id = #{record}
      """)
  RecordRows.@Nullable MediaRow media(long record);

  @Select(
      "SELECT record_id, certificate, name FROM audio_visual_officer WHERE record_id = #{record}"
          + " ORDER BY position")
  List<RecordRows.OfficerRow> officers(long record);

  @Select(
      """
      SELECT record_id, reason, explanation, from_at, to_at, note_offset_seconds
      FROM interruption WHERE record_id = #{record} ORDER BY position
      """)
  List<RecordRows.InterruptionRow> interruptions(long record);

  @Select("SELECT record_id, form, paper_reason FROM written_record WHERE record_id = #{record}")
  RecordRows.@Nullable WrittenRow written(long record);

  /** Recordings of a case that count. */
  @Select(
      """
      SELECT r.public_id AS id, m.stage, m.whole_course
      FROM case_record r JOIN audio_visual m ON m.record_id = r.id
      WHERE r.case_id = #{caseKey} AND NOT EXISTS (SELECT 1 FROM record_void v WHERE v.record_id = r.id)
      ORDER BY r.id
      """)
  List<RecordRows.FilmedRow> filmed(long caseKey);

  @Insert(
      """
      INSERT INTO record_access (record_id, account_id, purpose, first_byte, last_byte, at)
      VALUES (#{record}, #{account}, #{purpose}, #{first}, #{last}, #{now})
      """)
  void insertAccess(long record, long account, String purpose, long first, long last, Instant now);

  @Select(
      """
      SELECT x.id AS `key`, r.public_id AS record, r.file_name, r.sha256, a.login, x.purpose, x.first_byte, x.last_byte, x.at
      FROM record_access x JOIN case_record r ON r.id = x.record_id JOIN account a ON a.id = x.account_id
      WHERE r.case_id = #{caseKey} AND x.id > #{after} ORDER BY x.id LIMIT #{limit}
      """)
  List<RecordRows.AccessRow> accesses(long caseKey, long after, int limit);
}
