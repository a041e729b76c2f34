package org.gongshi.review.audit;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface AuditMapper {
  record Head(long seq, String hash) {}

  /** Head, last entry and waiting reads in one statement, so that they are of one moment. */
  record End(long seq, String hash, long lastSeq, long waiting) {}

  @Select("SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE")
  Head lockHead();

  @Update("UPDATE audit_head SET seq = #{seq}, hash = #{hash} WHERE id = 1")
  void moveHead(long seq, String hash);

  @Insert(
      """
      <script>
      INSERT INTO audit_entry (seq, at, actor, deed, case_public_id, detail, previous_hash, hash, seal)
      VALUES
      <foreach collection="rows" item="r" separator=",">
        (#{r.seq}, #{r.at}, #{r.actor}, #{r.deed}, #{r.casePublicId}, #{r.detail}, #{r.previousHash}, #{r.hash}, #{r.seal})
      </foreach>
      </script>
      """)
  void insert(List<AuditRow> rows);

  @Select(
      """
      SELECT seq, at, actor, deed, case_public_id, detail, previous_hash, hash, seal
      FROM audit_entry WHERE seq > #{after} AND seq <= #{upTo} ORDER BY seq LIMIT #{limit}
      """)
  List<AuditRow> page(long after, long upTo, int limit);

  @Select(
      """
      SELECT seq, at, actor, deed, case_public_id, detail, previous_hash, hash
      FROM audit_entry WHERE case_public_id = #{casePublicId} AND deed <> #{left} ORDER BY seq
      """)
  List<AuditEntry> ofCase(String casePublicId, String left);

  @Select(
      """
      <script>
      SELECT seq, at, actor, deed, case_public_id, detail, previous_hash, hash
      FROM audit_entry
      WHERE seq &lt; #{before}
      <if test="filter.actor != null">AND actor = #{filter.actor}</if>
      <if test="filter.deed != null">AND deed = #{filter.deed}</if>
      <if test="filter.casePublicId != null">AND case_public_id = #{filter.casePublicId}</if>
      <if test="filter.from != null">AND at &gt;= #{filter.from}</if>
      <if test="filter.until != null">AND at &lt; #{filter.until}</if>
      ORDER BY seq DESC LIMIT #{limit}
      </script>
      """)
  List<AuditEntry> newestFirst(Trail.Filter filter, long before, int limit);

  @Select("SELECT COALESCE(MIN(seq), 0) FROM audit_entry WHERE at >= #{from}")
  long firstAt(Instant from);

  @Select("SELECT seq, hash FROM audit_head WHERE id = 1")
  Head head();

  @Select(
      """
      SELECT h.seq, h.hash, COALESCE((SELECT MAX(seq) FROM audit_entry), 0) AS last_seq,
        (SELECT COUNT(*) FROM audit_read) AS waiting
      FROM audit_head h WHERE h.id = 1
      """)
  @Nullable End end();

  @Insert(
      """
      INSERT IGNORE INTO audit_checkpoint (seq, hash, at, key_id, signature)
      VALUES (#{seq}, #{hash}, #{at}, #{keyId}, #{signature})
      """)
  int insertCheckpoint(Checkpoint checkpoint);

  @Select(
      """
      SELECT seq, hash, at, key_id, signature FROM audit_checkpoint
      WHERE seq > #{after} AND seq <= #{upTo} ORDER BY seq LIMIT #{limit}
      """)
  List<Checkpoint> checkpoints(long after, long upTo, int limit);

  @Select("SELECT seq, hash, at, key_id, signature FROM audit_checkpoint ORDER BY seq DESC LIMIT 1")
  @Nullable Checkpoint lastCheckpoint();

  @Insert(
      """
      INSERT INTO audit_read (at, actor, deed, case_public_id, detail, seal)
      VALUES (#{read.at}, #{read.actor}, #{read.deed}, #{read.casePublicId}, #{read.detail}, #{seal})
      """)
  void queue(Deed read, String seal);

  @Select(
      """
      SELECT id, at, actor, deed, case_public_id, detail, seal
      FROM audit_read ORDER BY id LIMIT #{limit}
      """)
  List<ReadRow> waiting(int limit);

  @Delete(
      """
      <script>
      DELETE FROM audit_read WHERE id IN
      <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
      </script>
      """)
  void placed(List<Long> ids);
}
