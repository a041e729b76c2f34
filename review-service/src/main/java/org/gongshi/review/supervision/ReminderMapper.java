package org.gongshi.review.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

interface ReminderMapper {
  /** A deadline to be reminded of. */
  record Found(
      long id,
      int round,
      ClockKind kind,
      String organCode,
      @Nullable Long responsible,
      LocalDate dueDay) {}

  /** Running clocks that run out in a span of time and whose stage was not told yet. */
  @Select(
      """
      SELECT d.id, d.round, d.kind, d.organ_code, d.responsible_id AS responsible, d.due_day
      FROM deadline d
      LEFT JOIN reminder_mark m ON m.deadline_id = d.id AND m.round = d.round AND m.stage = #{stage}
      WHERE d.state = 'RUNNING' AND d.due_at > #{after} AND d.due_at <= #{until} AND m.deadline_id IS NULL
      ORDER BY d.due_at, d.id LIMIT #{limit}
      """)
  List<Found> unmarked(
      @Param("stage") Stage stage,
      @Param("after") Instant after,
      @Param("until") Instant until,
      @Param("limit") int limit);

  /** 0 if the stage was marked before; waits for one who is just doing it. */
  @Insert(
      """
      INSERT IGNORE INTO reminder_mark (deadline_id, round, stage, marked_at)
      VALUES (#{deadline}, #{round}, #{stage}, #{now})
      """)
  int mark(
      @Param("deadline") long deadline,
      @Param("round") int round,
      @Param("stage") Stage stage,
      @Param("now") Instant now);

  @Select("SELECT COUNT(*) FROM account WHERE id = #{account} AND NOT disabled")
  int isEnabled(long account);

  @Select(
      """
      SELECT a.id FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE r.role = #{role} AND a.organ_code = #{organ} AND NOT a.disabled ORDER BY a.id
      """)
  List<Long> accounts(@Param("role") Role role, @Param("organ") String organ);

  @Select(
      """
      SELECT a.id FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE r.role = #{role} AND a.organ_code IS NULL AND NOT a.disabled ORDER BY a.id
      """)
  List<Long> accountsOfAllOrgans(Role role);

  @Insert(
      """
      INSERT INTO reminder (deadline_id, round, stage, account_id, due_day, created_at, read_at)
      VALUES (#{d.id}, #{d.round}, #{stage}, #{account}, #{d.dueDay}, #{now}, NULL)
      """)
  void insert(
      @Param("d") Found deadline,
      @Param("stage") Stage stage,
      @Param("account") long account,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO reminder_delivery (reminder_id, channel, state, requested, attempts, created_at)
      SELECT r.id, 'MAIL', 'WAITING', FALSE, 0, #{now}
      FROM reminder r JOIN account_contact c ON c.account_id = r.account_id
      WHERE r.deadline_id = #{deadline} AND r.round = #{round} AND r.stage = #{stage} AND c.email IS NOT NULL
      """)
  void mail(
      @Param("deadline") long deadline,
      @Param("round") int round,
      @Param("stage") Stage stage,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO reminder_delivery (reminder_id, channel, state, requested, attempts, created_at)
      SELECT r.id, 'WEBHOOK', 'WAITING', FALSE, 0, #{now} FROM reminder r
      WHERE r.deadline_id = #{deadline} AND r.round = #{round} AND r.stage = #{stage}
      """)
  void call(
      @Param("deadline") long deadline,
      @Param("round") int round,
      @Param("stage") Stage stage,
      @Param("now") Instant now);

  @Select(
      """
      <script>
      SELECT r.id, r.deadline_id, r.stage, d.kind, d.organ_code, c.public_id AS case_id, d.subject, r.due_day,
        r.created_at, r.read_at
      FROM reminder r JOIN deadline d ON d.id = r.deadline_id LEFT JOIN law_case c ON c.id = d.case_id
      WHERE r.account_id = #{account}
      <if test='before != null'>AND r.id &lt; #{before}</if>
      <if test='unread'>AND r.read_at IS NULL</if>
      ORDER BY r.id DESC LIMIT #{limit}
      </script>
      """)
  List<Reminder> feed(
      @Param("account") long account,
      @Param("before") @Nullable Long before,
      @Param("unread") boolean unread,
      @Param("limit") int limit);

  @Update(
      """
      UPDATE reminder SET read_at = #{now} WHERE id = #{id} AND account_id = #{account} AND read_at IS NULL
      """)
  int read(@Param("id") long id, @Param("account") long account, @Param("now") Instant now);

  @Update(
      """
      UPDATE reminder SET read_at = #{now} WHERE account_id = #{account} AND id <= #{upTo} AND read_at IS NULL
      """)
  int readUpTo(@Param("upTo") long upTo, @Param("account") long account, @Param("now") Instant now);

  @Select("SELECT COUNT(*) FROM reminder WHERE id = #{id} AND account_id = #{account}")
  int owns(@Param("id") long id, @Param("account") long account);

  @Select("SELECT email FROM account_contact WHERE account_id = #{account}")
  @Nullable String email(long account);

  @Insert(
      """
      INSERT INTO account_contact (account_id, email, changed_at) VALUES (#{account}, #{email}, #{now})
      ON DUPLICATE KEY UPDATE email = VALUES(email), changed_at = VALUES(changed_at)
      """)
  void putEmail(
      @Param("account") long account,
      @Param("email") @Nullable String email,
      @Param("now") Instant now);
}
