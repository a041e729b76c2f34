package org.gongshi.review.attachment;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.extraction.PictureType;
import org.jspecify.annotations.Nullable;

interface AttachmentMapper {
  /**
   * A row as it is kept.
   *
   * @param notes one a line
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, stored, dropped
  record NewRow(
      int number,
      long recordKey,
      String sourceSha256,
      String title,
      AttachmentView.Kind kind,
      @Nullable String text,
      int pages,
      String notes,
      byte @Nullable [] picture,
      @Nullable PictureType pictureType,
      @Nullable String pictureReason) {}

  /** A row as it is read. */
  record Row(
      int number,
      String record,
      String sourceSha256,
      String title,
      AttachmentView.Kind kind,
      @Nullable String text,
      int pages,
      String notes,
      @Nullable PictureType pictureType,
      @Nullable String pictureReason,
      String addedBy,
      Instant addedAt,
      @Nullable String removedBy,
      @Nullable Instant removedAt) {}

  @Select("SELECT COALESCE(MAX(number), 0) FROM attachment WHERE case_id = #{caseId}")
  int lastNumber(long caseId);

  @Select("SELECT COUNT(*) FROM attachment WHERE case_id = #{caseId} AND removed_by IS NULL")
  int standing(long caseId);

  @Insert(
      """
      INSERT INTO attachment (case_id, number, record_id, source_sha256, title, kind, text, pages, notes, picture,
        picture_type, picture_reason, added_by, added_at)
      VALUES (#{caseId}, #{r.number}, #{r.recordKey}, #{r.sourceSha256}, #{r.title}, #{r.kind}, #{r.text}, #{r.pages},
        #{r.notes}, #{r.picture}, #{r.pictureType}, #{r.pictureReason}, #{by}, #{now})
      """)
  void add(
      @Param("caseId") long caseId,
      @Param("r") NewRow row,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT t.number, r.public_id AS record, t.source_sha256, t.title, t.kind, t.text, t.pages, t.notes,
        t.picture_type, t.picture_reason, a.login AS added_by, t.added_at, x.login AS removed_by, t.removed_at
      FROM attachment t JOIN case_record r ON r.id = t.record_id JOIN account a ON a.id = t.added_by
        LEFT JOIN account x ON x.id = t.removed_by
      WHERE t.case_id = #{caseId} ORDER BY t.number
      """)
  List<Row> ofCase(long caseId);

  @Select(
      """
      SELECT number, title, text, picture_type FROM attachment
      WHERE case_id = #{caseId} AND removed_by IS NULL ORDER BY number
      """)
  List<Attached> attached(long caseId);

  /** In hex, since a row of one column of bytes has no type that the mapper could tell. */
  @Select("SELECT HEX(picture) FROM attachment WHERE case_id = #{caseId} AND number = #{number}")
  @Nullable String picture(@Param("caseId") long caseId, @Param("number") int number);

  @Update(
      """
      UPDATE attachment SET removed_by = #{by}, removed_at = #{now}
      WHERE case_id = #{caseId} AND number = #{number} AND removed_by IS NULL
      """)
  int remove(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("by") long by,
      @Param("now") Instant now);

  @Update(
      """
      UPDATE attachment SET text = IF(kind = 'TEXT', '', NULL), picture = IF(kind = 'PICTURE', '', NULL)
      WHERE case_id = #{caseId}
      """)
  void forget(long caseId);

  /** One that stands goes along to the edition of a case; one at a time, as marked spans do. */
  @Insert(
      """
      INSERT INTO attachment (case_id, number, record_id, source_sha256, title, kind, text, pages, notes, picture,
        picture_type, picture_reason, added_by, added_at)
      SELECT #{to}, number, record_id, source_sha256, title, kind, text, pages, notes, picture, picture_type,
        picture_reason, added_by, #{now}
      FROM attachment WHERE case_id = #{from} AND number = #{number}
      """)
  void carry(
      @Param("from") long from,
      @Param("number") int number,
      @Param("to") long to,
      @Param("now") Instant now);
}
