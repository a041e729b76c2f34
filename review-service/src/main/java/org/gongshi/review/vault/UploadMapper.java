package org.gongshi.review.vault;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface UploadMapper {
  String COLUMNS =
      """
      SELECT id, public_id, owner_id, file_name, media_type, length, received, declared_sha256, metadata, state, sha256,
        finding, created_at, expires_at, checked_at, finished_at
      FROM vault_upload
      """;

  @Select(COLUMNS + "WHERE public_id = #{publicId}")
  @Nullable UploadRow byPublicId(String publicId);

  @Insert(
      """
      INSERT INTO vault_upload (public_id, owner_id, file_name, media_type, length, received, declared_sha256, metadata,
        state, created_at, expires_at)
      VALUES (#{publicId}, #{ownerId}, #{request.fileName}, #{request.mediaType}, #{request.length}, 0,
        #{request.sha256}, #{request.metadata}, 'RECEIVING', #{now}, #{expiresAt})
      """)
  void insert(String publicId, long ownerId, UploadRequest request, Instant now, Instant expiresAt);

  /** Compare and set: a writer that lost its lock unawares changes nothing. */
  @Update(
      """
      UPDATE vault_upload SET received = #{to}, expires_at = #{expiresAt}
      WHERE id = #{id} AND received = #{from} AND state = 'RECEIVING'
      """)
  int advance(long id, long from, long to, Instant expiresAt);

  @Select("SELECT login FROM account WHERE id = #{id}")
  @Nullable String login(long id);

  /** Bytes that open uploads have announced and not sent yet. */
  @Select("SELECT COALESCE(SUM(length - received), 0) FROM vault_upload WHERE state = 'RECEIVING'")
  long outstanding();

  @Update("UPDATE vault_upload SET state = 'CHECKING' WHERE id = #{id} AND state = 'RECEIVING'")
  int complete(long id);

  @Update(
      "UPDATE vault_upload SET finding = #{why}, checked_at = #{now} WHERE id = #{id} AND state ="
          + " 'CHECKING'")
  int waits(long id, String why, Instant now);

  @Update(
      """
      UPDATE vault_upload SET state = #{state}, sha256 = #{sha256}, finding = #{finding}, finished_at = #{now}
      WHERE id = #{id} AND state IN ('RECEIVING', 'CHECKING')
      """)
  int end(
      long id, UploadState state, @Nullable String sha256, @Nullable String finding, Instant now);

  @Select(
      COLUMNS
          + """
          WHERE (state = 'RECEIVING' AND expires_at <= #{now})
            OR (state = 'CHECKING' AND (checked_at IS NULL OR checked_at <= #{recheck}))
          ORDER BY id LIMIT 200
          """)
  List<UploadRow> due(Instant now, Instant recheck);
}
