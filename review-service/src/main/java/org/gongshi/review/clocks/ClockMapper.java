package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

interface ClockMapper {
  String COLUMNS =
      """
      SELECT d.id, d.case_id, c.public_id AS case_public_id, d.action, d.organ_code, d.kind, d.subject,
        d.responsible_id AS responsible, d.started_at, d.start_day, d.unit, d.length, d.extension, d.may_extend,
        d.basis_law, d.basis_article, d.basis_since, d.due_day, d.due_at, d.provisional, d.state, d.ended_at,
        d.cancel_reason, d.round
      FROM deadline d LEFT JOIN law_case c ON c.id = d.case_id
      """;

  @Insert(
      """
      INSERT INTO deadline (case_id, open_key, action, organ_code, kind, subject, responsible_id, started_at, start_day,
        unit, length, extension, may_extend, basis_law, basis_article, basis_since, due_day, due_at, provisional, state,
        round)
      VALUES (#{caseId}, #{openKey}, #{action}, #{organCode}, #{kind}, #{subject}, #{responsible}, #{startedAt},
        #{startDay}, #{r.unit}, #{r.length}, 0, #{r.extension}, #{r.basis.law}, #{r.basis.article}, #{r.basis.since},
        #{dueDay}, #{dueAt}, #{provisional}, #{state}, 0)
      """)
  void insert(
      @Param("caseId") @Nullable Long caseId,
      @Param("openKey") String openKey,
      @Param("action") ActionKind action,
      @Param("organCode") String organCode,
      @Param("kind") ClockKind kind,
      @Param("subject") String subject,
      @Param("responsible") @Nullable Long responsible,
      @Param("startedAt") Instant startedAt,
      @Param("startDay") LocalDate startDay,
      @Param("r") ClockRule rule,
      @Param("dueDay") @Nullable LocalDate dueDay,
      @Param("dueAt") @Nullable Instant dueAt,
      @Param("provisional") boolean provisional,
      @Param("state") Deadline.State state);

  @Select(COLUMNS + "WHERE d.id = #{id}")
  @Nullable Deadline byId(long id);

  @Select(COLUMNS + "WHERE d.open_key = #{openKey} FOR UPDATE")
  @Nullable Deadline open(String openKey);

  @Select(
      COLUMNS
          + "WHERE d.case_id = #{caseId} AND d.state IN ('RUNNING', 'PAUSED') ORDER BY d.id FOR"
          + " UPDATE")
  List<Deadline> openOfCase(long caseId);

  @Select(COLUMNS + "WHERE d.case_id = #{caseId} ORDER BY d.id")
  List<Deadline> ofCase(long caseId);

  @Update(
      """
      UPDATE deadline SET extension = #{extension}, due_day = #{dueDay}, due_at = #{dueAt},
        provisional = #{provisional}, state = #{state}, round = #{round}
      WHERE id = #{id}
      """)
  void set(
      @Param("id") long id,
      @Param("extension") int extension,
      @Param("dueDay") @Nullable LocalDate dueDay,
      @Param("dueAt") @Nullable Instant dueAt,
      @Param("provisional") boolean provisional,
      @Param("state") Deadline.State state,
      @Param("round") int round);

  @Update(
      """
      UPDATE deadline SET state = #{state}, ended_at = #{at}, cancel_reason = #{why}, open_key = NULL
      WHERE id = #{id}
      """)
  void end(
      @Param("id") long id,
      @Param("state") Deadline.State state,
      @Param("at") Instant at,
      @Param("why") @Nullable String why);

  @Update("UPDATE deadline SET responsible_id = #{account} WHERE id = #{id}")
  void assign(@Param("id") long id, @Param("account") long account);

  @Select(
      """
      SELECT reason, paused_at AS `from`, resumed_at AS until FROM deadline_pause
      WHERE case_id = #{caseId} ORDER BY paused_at, id
      """)
  List<Stop> pauses(long caseId);

  /** A pause with the case that it is of. */
  record StopOfCase(long caseId, Pause reason, Instant paused, @Nullable Instant resumed) {
    Stop stop() {
      return new Stop(reason, paused, resumed);
    }
  }

  @Select(
      """
      <script>
      SELECT case_id, reason, paused_at AS paused, resumed_at AS resumed FROM deadline_pause
      WHERE case_id IN <foreach item='c' collection='cases' open='(' separator=',' close=')'>#{c}</foreach>
      ORDER BY paused_at, id
      </script>
      """)
  List<StopOfCase> pausesOf(@Param("cases") List<Long> cases);

  /** Open clocks in days that run between two days, in order of their ids. */
  @Select(
      COLUMNS
          + """
          WHERE d.state IN ('RUNNING', 'PAUSED') AND d.unit <> 'HOURS' AND d.id > #{after}
            AND d.start_day <= #{last} AND (d.due_day IS NULL OR d.due_day >= #{first})
          ORDER BY d.id LIMIT #{limit}
          """)
  List<Deadline> openBetween(
      @Param("first") LocalDate first,
      @Param("last") LocalDate last,
      @Param("after") long after,
      @Param("limit") int limit);

  @Insert(
      """
      INSERT INTO deadline_pause (case_id, reason, open_reason, paused_at, resumed_at)
      VALUES (#{caseId}, #{reason}, #{reason}, #{from}, NULL)
      """)
  void pause(
      @Param("caseId") long caseId, @Param("reason") Pause reason, @Param("from") Instant from);

  @Update(
      """
      UPDATE deadline_pause SET resumed_at = #{until}, open_reason = NULL
      WHERE case_id = #{caseId} AND open_reason = #{reason}
      """)
  int resume(
      @Param("caseId") long caseId, @Param("reason") Pause reason, @Param("until") Instant until);
}
