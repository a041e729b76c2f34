package org.gongshi.review.identity;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface IdentityMapper {
  @Select(
      "SELECT id, login, display_name, password_hash, organ_code, disabled FROM account WHERE login"
          + " = #{login}")
  @Nullable AccountRow byLogin(String login);

  @Select(
      """
      SELECT a.id, a.login, a.display_name, a.password_hash, a.organ_code, a.disabled
      FROM access_token t JOIN account a ON a.id = t.account_id
      WHERE t.token_hash = #{tokenHash} AND t.expires_at > #{now}
      """)
  @Nullable AccountRow byToken(String tokenHash, Instant now);

  @Select("SELECT role FROM account_role WHERE account_id = #{accountId} ORDER BY role")
  List<Role> roles(long accountId);

  @Insert(
      """
      INSERT INTO account (login, display_name, password_hash, organ_code, disabled, created_at)
      VALUES (#{login}, #{displayName}, #{passwordHash}, #{organCode}, FALSE, #{now})
      """)
  void insert(
      String login,
      String displayName,
      String passwordHash,
      @Nullable String organCode,
      Instant now);

  @Insert("INSERT INTO account_role (account_id, role) VALUES (#{accountId}, #{role})")
  void grant(long accountId, Role role);

  @Insert(
      """
      INSERT INTO access_token
        (token_hash, public_id, kind, cookie, account_id, issued_at, expires_at, last_used_at, address, agent)
      VALUES (#{tokenHash}, #{publicId}, 'SESSION', FALSE, #{accountId}, #{now}, #{expiresAt}, #{now}, '', '')
      """)
  void issue(String tokenHash, String publicId, long accountId, Instant now, Instant expiresAt);

  @Delete("DELETE FROM access_token WHERE token_hash = #{tokenHash}")
  void revoke(String tokenHash);

  @Delete("DELETE FROM access_token WHERE expires_at <= #{now}")
  void dropExpired(Instant now);
}
