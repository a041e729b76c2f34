package org.gongshi.review.vault;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface FixityMapper {
  /** How much there is, and how much of it was looked at since {@code since}. */
  record Sums(
      long objects,
      long bytes,
      long destroyed,
      long checked,
      long damaged,
      @Nullable Instant oldestCheck) {}

  /** Those that were never looked at come first, then those whose last look is the oldest. */
  @Select(
      VaultMapper.COLUMNS
          + """
            LEFT JOIN vault_check c ON c.sha256 = o.sha256
          WHERE c.sha256 IS NULL OR c.checked_at <= #{before}
          ORDER BY c.checked_at IS NOT NULL, c.checked_at, o.sha256 LIMIT #{limit}
          """)
  List<VaultMapper.ObjectRow> due(Instant before, int limit);

  @Select("SELECT damage FROM vault_check WHERE sha256 = #{sha256}")
  @Nullable String damageOf(String sha256);

  @Insert(
      """
      INSERT INTO vault_check (sha256, checked_at, damage) VALUES (#{sha256}, #{now}, #{damage})
      ON DUPLICATE KEY UPDATE checked_at = VALUES(checked_at), damage = VALUES(damage)
      """)
  void put(String sha256, Instant now, @Nullable String damage);

  @Select(
      """
      SELECT COUNT(*) AS objects, COALESCE(SUM(CASE WHEN d.sha256 IS NULL THEN o.size ELSE 0 END), 0) AS bytes,
        COUNT(d.sha256) AS destroyed, COALESCE(SUM(c.checked_at > #{since}), 0) AS checked, COUNT(c.damage) AS damaged,
        MIN(c.checked_at) AS oldest_check
      FROM vault_object o
        LEFT JOIN vault_destruction d ON d.sha256 = o.sha256
        LEFT JOIN vault_check c ON c.sha256 = o.sha256
      """)
  Sums sums(Instant since);

  @Select(
      """
      SELECT c.sha256, o.size, c.damage AS what, c.checked_at FROM vault_check c JOIN vault_object o ON o.sha256 = c.sha256
      WHERE c.damage IS NOT NULL ORDER BY c.sha256 LIMIT 500
      """)
  List<Fixity.Damage> damaged();
}
