package org.gongshi.review.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.clocks.ClockKind;
import org.jspecify.annotations.Nullable;

interface DeliveryMapper {
  /** A message with all that is to be said in it. */
  record Message(
      long id,
      Channel channel,
      Stage stage,
      ClockKind kind,
      String organCode,
      String organName,
      @Nullable String caseId,
      String subject,
      LocalDate dueDay,
      boolean provisional,
      String login,
      @Nullable String email) {}

  String COLUMNS =
      """
      SELECT v.id, v.channel, r.stage, d.kind, d.organ_code, o.name AS organ_name, c.public_id AS case_id, d.subject,
        r.due_day, d.provisional, a.login, k.email
      FROM reminder_delivery v JOIN reminder r ON r.id = v.reminder_id JOIN deadline d ON d.id = r.deadline_id
      JOIN organ o ON o.code = d.organ_code JOIN account a ON a.id = r.account_id
      LEFT JOIN law_case c ON c.id = d.case_id LEFT JOIN account_contact k ON k.account_id = a.id
      """;

  @Select(COLUMNS + "WHERE v.id = #{id} AND v.state = 'WAITING'")
  @Nullable Message waiting(long id);

  @Select(
      "SELECT id FROM reminder_delivery WHERE state = 'WAITING' AND NOT requested ORDER BY id LIMIT"
          + " #{limit}")
  List<Long> notRequested(int limit);

  @Update("UPDATE reminder_delivery SET requested = TRUE WHERE id = #{id}")
  void requested(long id);

  @Update(
      """
      UPDATE reminder_delivery SET state = 'SENT', attempts = attempts + 1, last_error = NULL, done_at = #{now}
      WHERE id = #{id} AND state = 'WAITING'
      """)
  int sent(@Param("id") long id, @Param("now") Instant now);

  @Update(
      "UPDATE reminder_delivery SET attempts = attempts + 1, last_error = #{error} WHERE id ="
          + " #{id}")
  void failed(@Param("id") long id, @Param("error") String error);

  @Update(
      "UPDATE reminder_delivery SET state = 'DEAD', done_at = #{now} WHERE id = #{id} AND state ="
          + " 'WAITING'")
  int giveUp(@Param("id") long id, @Param("now") Instant now);

  @Update(
      """
      UPDATE reminder_delivery SET state = 'WAITING', requested = FALSE, done_at = NULL
      WHERE id = #{id} AND state = 'DEAD'
      """)
  int revive(long id);

  @Select(
      """
      <script>
      SELECT v.id, v.channel, v.state, v.attempts, v.last_error, r.stage, r.deadline_id, c.public_id AS case_id,
        a.login, v.created_at, v.done_at
      FROM reminder_delivery v JOIN reminder r ON r.id = v.reminder_id JOIN deadline d ON d.id = r.deadline_id
      JOIN account a ON a.id = r.account_id LEFT JOIN law_case c ON c.id = d.case_id
      WHERE v.state = #{state}
      <if test='before != null'>AND v.id &lt; #{before}</if>
      ORDER BY v.id DESC LIMIT #{limit}
      </script>
      """)
  List<Delivery> page(
      @Param("state") Delivery.State state,
      @Param("before") @Nullable Long before,
      @Param("limit") int limit);
}
