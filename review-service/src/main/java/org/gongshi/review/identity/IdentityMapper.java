package org.gongshi.review.identity;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface IdentityMapper {
  String ACCOUNT =
      """
      SELECT a.id, a.login, a.display_name, a.password_hash, a.password_standing, a.password_set_at,
        a.organ_code, a.disabled, a.created_at,
        (SELECT GROUP_CONCAT(r.role) FROM account_role r WHERE r.account_id = a.id) AS roles,
        (SELECT f.blocked_until FROM login_failure f
         WHERE f.subject = SHA2(CONCAT('login:', a.login), 256)) AS blocked_until
      FROM account a
      """;

  @Select(ACCOUNT + "WHERE a.login = #{login}")
  @Nullable AccountRow byLogin(String login);

  @Select(ACCOUNT + "WHERE a.id = #{id}")
  @Nullable AccountRow byId(long id);

  @Select("SELECT id FROM account WHERE login = #{login} FOR UPDATE")
  @Nullable Long lock(String login);

  @Select(
      "<script>"
          + ACCOUNT
          + """
          WHERE a.login &gt; #{after}
          <if test="filter.organCode != null">AND a.organ_code = #{filter.organCode}</if>
          <if test="filter.disabled != null">AND a.disabled = #{filter.disabled}</if>
          <if test="filter.role != null">
            AND a.id IN (SELECT w.account_id FROM account_role w WHERE w.role = #{filter.role})
          </if>
          ORDER BY a.login LIMIT #{limit}
          </script>
          """)
  List<AccountRow> page(Accounts.Filter filter, String after, int limit);

  @Insert(
      """
      INSERT INTO account
        (login, display_name, password_hash, password_standing, password_set_at, organ_code, disabled, created_at)
      VALUES
        (#{login}, #{displayName}, #{passwordHash}, #{standing}, #{now}, #{organCode}, FALSE, #{now})
      """)
  void insert(
      String login,
      String displayName,
      String passwordHash,
      PasswordStanding standing,
      @Nullable String organCode,
      Instant now);

  @Insert("INSERT INTO account_role (account_id, role) VALUES (#{accountId}, #{role})")
  void grant(long accountId, Role role);

  @Delete("DELETE FROM account_role WHERE account_id = #{accountId}")
  void withdrawRoles(long accountId);

  @Update("UPDATE account SET disabled = #{disabled} WHERE id = #{accountId}")
  void disable(long accountId, boolean disabled);

  @Update(
      """
      UPDATE account
      SET password_hash = #{hash}, password_standing = #{standing}, password_set_at = #{now}
      WHERE id = #{accountId} AND password_hash = #{before}
      """)
  int setPassword(
      long accountId, String before, String hash, PasswordStanding standing, Instant now);

  @Insert(
      """
      INSERT INTO former_password (account_id, password_hash, replaced_at)
      VALUES (#{accountId}, #{hash}, #{now})
      """)
  void keepFormer(long accountId, String hash, Instant now);

  @Select(
      """
      SELECT password_hash FROM former_password
      WHERE account_id = #{accountId} ORDER BY id DESC LIMIT #{limit}
      """)
  List<String> former(long accountId, int limit);

  record Failures(int failures, Instant lastFailureAt, @Nullable Instant blockedUntil) {}

  @Select(
      """
      SELECT failures, last_failure_at, blocked_until FROM login_failure WHERE subject = #{subject}
      """)
  @Nullable Failures failures(String subject);

  /** Adds one failure; those before {@code forgotten} no longer count. */
  @Insert(
      """
      INSERT INTO login_failure (subject, failures, last_failure_at) VALUES (#{subject}, 1, #{now})
      ON DUPLICATE KEY UPDATE
        failures = IF(last_failure_at < #{forgotten}, 1, failures + 1),
        blocked_until = IF(last_failure_at < #{forgotten}, NULL, blocked_until),
        last_failure_at = #{now}
      """)
  void fail(String subject, Instant now, Instant forgotten);

  @Update("UPDATE login_failure SET blocked_until = #{until} WHERE subject = #{subject}")
  void block(String subject, Instant until);

  @Delete("DELETE FROM login_failure WHERE subject = #{subject}")
  int forgive(String subject);

  @Delete("DELETE FROM login_failure WHERE last_failure_at < #{forgotten} LIMIT 100")
  void forgetFailures(Instant forgotten);
}
