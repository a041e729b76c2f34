package org.gongshi.review.identity;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface SignOnMapper {
  /** A sign-on that has begun. */
  record Attempt(
      String stateHash,
      String browserHash,
      String nonce,
      String verifier,
      String returnTo,
      Instant expiresAt) {}

  @Insert(
      """
      INSERT INTO sign_in_attempt (state_hash, browser_hash, nonce, verifier, return_to, expires_at)
      VALUES (#{stateHash}, #{browserHash}, #{nonce}, #{verifier}, #{returnTo}, #{expiresAt})
      """)
  void begin(Attempt attempt);

  @Select("SELECT COUNT(*) FROM sign_in_attempt")
  int open();

  @Select(
      """
      SELECT state_hash, browser_hash, nonce, verifier, return_to, expires_at
      FROM sign_in_attempt WHERE state_hash = #{stateHash} FOR UPDATE
      """)
  @Nullable Attempt lock(String stateHash);

  @Delete("DELETE FROM sign_in_attempt WHERE state_hash = #{stateHash}")
  void end(String stateHash);

  @Delete("DELETE FROM sign_in_attempt WHERE expires_at <= #{now}")
  void dropExpired(Instant now);

  @Select(
      """
      SELECT i.account_id FROM account_identity i
      WHERE i.issuer = #{issuer} AND i.subject = #{subject}
      """)
  @Nullable Long accountOf(String issuer, String subject);

  @Select(
      """
      SELECT id, issuer, subject, linked_at FROM account_identity
      WHERE account_id = #{accountId} ORDER BY linked_at, id
      """)
  List<LinkedIdentity> identities(long accountId);

  @Insert(
      """
      INSERT INTO account_identity (id, account_id, issuer, subject, linked_at)
      SELECT #{i.id}, #{accountId}, #{i.issuer}, #{i.subject}, #{i.linkedAt} FROM DUAL
      WHERE NOT EXISTS
        (SELECT 1 FROM account_identity WHERE issuer = #{i.issuer} AND subject = #{i.subject})
      """)
  int link(long accountId, @org.apache.ibatis.annotations.Param("i") LinkedIdentity identity);

  @Delete("DELETE FROM account_identity WHERE account_id = #{accountId} AND id = #{id}")
  int unlink(long accountId, String id);
}
