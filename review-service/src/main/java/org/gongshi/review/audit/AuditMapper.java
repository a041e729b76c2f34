package org.gongshi.review.audit;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface AuditMapper {
  record Head(long seq, String hash) {}

  @Select("SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE")
  Head lockHead();

  @Update("UPDATE audit_head SET seq = #{seq}, hash = #{hash} WHERE id = 1")
  void moveHead(long seq, String hash);

  @Insert(
      """
      INSERT INTO audit_entry (seq, at, actor, deed, case_public_id, detail, previous_hash, hash)
      VALUES (#{seq}, #{at}, #{actor}, #{deed}, #{casePublicId}, #{detail}, #{previousHash}, #{hash})
      """)
  void insert(AuditEntry entry);

  @Select(
      """
      SELECT seq, at, actor, deed, case_public_id, detail, previous_hash, hash
      FROM audit_entry WHERE seq > #{after} ORDER BY seq LIMIT #{limit}
      """)
  List<AuditEntry> page(long after, int limit);

  @Select(
      """
      SELECT seq, at, actor, deed, case_public_id, detail, previous_hash, hash
      FROM audit_entry WHERE case_public_id = #{casePublicId} ORDER BY seq
      """)
  List<AuditEntry> ofCase(@Nullable String casePublicId);

  @Select("SELECT seq, hash FROM audit_head WHERE id = 1")
  Head head();
}
