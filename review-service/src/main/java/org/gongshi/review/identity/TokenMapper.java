package org.gongshi.review.identity;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface TokenMapper {
  @Select(
      """
      SELECT t.public_id, t.kind, t.cookie, t.roles AS narrowed, t.last_used_at, t.expires_at,
        a.id AS account_id, a.login, a.display_name, a.organ_code, a.password_standing,
        (SELECT GROUP_CONCAT(r.role) FROM account_role r WHERE r.account_id = a.id) AS roles
      FROM access_token t JOIN account a ON a.id = t.account_id
      WHERE t.token_hash = #{tokenHash} AND t.expires_at > #{now} AND NOT a.disabled
      """)
  @Nullable BearerRow bearer(String tokenHash, Instant now);

  @Update("UPDATE access_token SET last_used_at = #{now} WHERE public_id = #{id}")
  void used(String id, Instant now);

  @Insert(
      """
      INSERT INTO access_token
        (token_hash, public_id, kind, cookie, name, roles, account_id, issued_at, last_used_at,
         expires_at, address, agent)
      VALUES
        (#{tokenHash}, #{row.publicId}, #{row.kind}, #{row.cookie}, #{row.name}, #{row.roles},
         #{accountId}, #{row.issuedAt}, #{row.lastUsedAt}, #{row.expiresAt}, #{row.address}, #{row.agent})
      """)
  void issue(String tokenHash, long accountId, TokenRow row);

  @Select(
      """
      SELECT public_id, kind, cookie, name, roles, issued_at, last_used_at, expires_at, address, agent
      FROM access_token
      WHERE account_id = #{accountId} AND kind = #{kind} AND expires_at > #{now}
        AND (kind = 'PROGRAM' OR last_used_at > #{idleSince})
      ORDER BY issued_at, public_id
      """)
  List<TokenRow> of(long accountId, Credential.Kind kind, Instant now, Instant idleSince);

  @Select(
      """
      SELECT public_id, kind, cookie, name, roles, issued_at, last_used_at, expires_at, address, agent
      FROM access_token WHERE account_id = #{accountId} AND kind = #{kind} AND public_id = #{id}
      FOR UPDATE
      """)
  @Nullable TokenRow lock(long accountId, Credential.Kind kind, String id);

  @Delete(
      """
      DELETE FROM access_token
      WHERE account_id = #{accountId} AND kind = #{kind} AND public_id = #{id}
      """)
  int revoke(long accountId, Credential.Kind kind, String id);

  @Delete(
      """
      DELETE FROM access_token
      WHERE account_id = #{accountId} AND kind = 'SESSION' AND public_id <> #{spared}
      """)
  int revokeOtherSessions(long accountId, String spared);

  @Delete("DELETE FROM access_token WHERE account_id = #{accountId}")
  int revokeAll(long accountId);

  @Delete(
      """
      DELETE FROM access_token
      WHERE account_id = #{accountId}
        AND (expires_at <= #{now} OR (kind = 'SESSION' AND last_used_at <= #{idleSince}))
      """)
  void dropEnded(long accountId, Instant now, Instant idleSince);
}
