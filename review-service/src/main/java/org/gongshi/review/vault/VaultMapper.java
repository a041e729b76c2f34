package org.gongshi.review.vault;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface VaultMapper {
  /**
   * An object and what became of it.
   *
   * @param verdict of the last scan
   * @param destroyedAt when its retention ended and it was destroyed, or null
   * @param removedAt when its file was removed after that, or null while it is still to be
   */
  record ObjectRow(
      String sha256,
      long size,
      Instant storedAt,
      @Nullable String verdict,
      @Nullable String note,
      @Nullable Instant destroyedAt,
      @Nullable Instant removedAt) {}

  String COLUMNS =
      """
      SELECT o.sha256, o.size, o.stored_at, s.verdict, s.note, d.destroyed_at, d.removed_at
      FROM vault_object o
        LEFT JOIN vault_scan s ON s.id = (SELECT MAX(x.id) FROM vault_scan x WHERE x.sha256 = o.sha256)
        LEFT JOIN vault_destruction d ON d.sha256 = o.sha256
      """;

  @Select(COLUMNS + "WHERE o.sha256 = #{sha256}")
  @Nullable ObjectRow object(String sha256);

  @Select(COLUMNS + "WHERE o.sha256 > #{after} ORDER BY o.sha256 LIMIT #{limit}")
  List<ObjectRow> page(String after, int limit);

  @Select(
      COLUMNS
          + """
          WHERE s.verdict = 'NOT_SCANNED' AND s.at <= #{before} AND d.sha256 IS NULL ORDER BY s.id LIMIT 100
          """)
  List<ObjectRow> unscanned(Instant before);

  /** In hex. */
  @Select("SELECT HEX(block_hashes) FROM vault_object WHERE sha256 = #{sha256}")
  @Nullable String blocks(String sha256);

  @Insert(
      """
      INSERT INTO vault_object (sha256, size, block_hashes, stored_at)
      VALUES (#{sha256}, #{size}, UNHEX(#{blockHashes}), #{now})
      """)
  void insert(String sha256, long size, String blockHashes, Instant now);

  @Insert(
      """
      INSERT INTO vault_scan (sha256, at, verdict, engine, note)
      VALUES (#{sha256}, #{now}, #{verdict}, #{engine}, #{note})
      """)
  void insertScan(
      String sha256, Instant now, String verdict, @Nullable String engine, @Nullable String note);

  @Insert("INSERT INTO vault_destruction (sha256, destroyed_at) VALUES (#{sha256}, #{now})")
  void insertDestruction(String sha256, Instant now);

  @Select(
      "SELECT sha256 FROM vault_destruction WHERE removed_at IS NULL ORDER BY sha256 LIMIT #{limit}")
  List<String> destroyedButThere(int limit);

  @Update(
      "UPDATE vault_destruction SET removed_at = #{now} WHERE sha256 = #{sha256} AND removed_at IS NULL")
  int removed(String sha256, Instant now);
}
