package org.gongshi.review;

import static org.gongshi.review.Attack.on;
import static org.gongshi.review.Attack.saying;
import static org.gongshi.review.Attack.spoilt;

import java.util.List;

/** On retention, holds, destruction, and the review of files. */
final class KeepingAttacks {
  private KeepingAttacks() {}

  private static final String HEAD = "decided_by = 7, decided_at = '2026-09-01', open_case = NULL";
  private static final String GRANT = "UPDATE destruction SET approved = TRUE, " + HEAD;
  private static final String HOLD =
      "INSERT INTO legal_hold SET number = 9, reason = 'x', basis = 'x', placed_by = 5, placed_at ="
          + " '2026-09-01', case_id = ";
  private static final String PROPOSE =
      "INSERT INTO destruction SET number = 9, reason = 'x', basis = 'x', proposed_by = 5,"
          + " proposed_at = '2026-09-01', case_id = ";
  private static final String DESTROY =
      "INSERT INTO vault_destruction SET destroyed_at = '2026-09-01', sha256 = 'x'";
  private static final String NAMED =
      "INSERT INTO destruction_object SET size = 1, fate = 'DESTROYED', sha256 = 'x',"
          + " destruction_id = ";
  private static final String REVIEW =
      "INSERT INTO file_review SET public_id = '9', organ_code = 'O', sheet = 'x', begun_at ="
          + " '2026-09-01', scores = '{}', vetoes = '[]', ";
  private static final String FINISH =
      "UPDATE file_review SET total = 90, grade = 'PASSED', opinion = 'x', finished_at ="
          + " '2026-09-01', open_case = NULL WHERE id = ";

  /** What the good rows need to be there: one destruction is approved, one review finished. */
  static final String APPROVED = GRANT + " WHERE id = 1";

  static final String FINISHED = FINISH + "2";

  static final List<Attack> ALL =
      List.of(
          spoilt("outcome_is_known", "outcome = 'WON'"),
          spoilt("counted_retention_names_its_rule", "rule = NULL"),
          spoilt("term_has_a_last_day", "years = NULL"),
          spoilt("retention_lasts", "keep_until = '2025-01-01'"),
          on(
              "only_an_ended_case_has_a_retention",
              "INSERT INTO retention SET case_id = 1, organ_code = 'O', outcome = 'DECIDED', ended_on"
                  + " = '2026-01-01'"),
          saying(
              "retention_is_never_shortened",
              "never shortened",
              "UPDATE retention SET keep_until = '2026-07-01' WHERE case_id = 7"),
          saying(
              "retention_is_never_shortened",
              "only an approved",
              "UPDATE retention SET destroyed = TRUE WHERE case_id = 8"),
          on(
              "hold_is_lifted_by_another",
              "UPDATE legal_hold SET lifted_by = placed_by, lifted_at = '2026-09-01', lift_reason ="
                  + " 'x'"),
          on("lifted_hold_says_why", "UPDATE legal_hold SET lifted_by = 6"),
          saying(
              "hold_comes_before_the_destruction",
              "placed before",
              HOLD + "1, lifted_by = 6, lifted_at = '2026-09-01', lift_reason = 'x'"),
          saying("hold_comes_before_the_destruction", "is not held", HOLD + "7"),
          on("hold_is_only_lifted", "UPDATE legal_hold SET reason = 'y'"),
          on(
              "destruction_takes_two",
              GRANT.replace("decided_by = 7", "decided_by = 3") + " WHERE id = 2"),
          on(
              "decided_destruction_says_by_whom",
              "UPDATE destruction SET approved = FALSE, note = 'x' WHERE id = 2"),
          on(
              "refused_destruction_says_why",
              "UPDATE destruction SET approved = FALSE, " + HEAD + " WHERE id = 2"),
          saying(
              "destruction_is_proposed_undecided",
              "proposed before",
              PROPOSE + "1, decided_by = 3, decided_at = '2026-09-01', approved = TRUE"),
          saying(
              "destruction_is_proposed_undecided", "destroyed once", PROPOSE + "7, open_case = 7"),
          saying(
              "nothing_is_destroyed_that_is_still_kept",
              "stays as it was proposed",
              "UPDATE destruction SET reason = 'y' WHERE id = 2"),
          saying(
              "nothing_is_destroyed_that_is_still_kept",
              "only a head",
              GRANT.replace("decided_by = 7", "decided_by = 5") + " WHERE id = 2"),
          saying(
              "nothing_is_destroyed_that_is_still_kept",
              "a hold is open",
              HOLD + "8",
              GRANT + " WHERE id = 2"),
          saying(
              "nothing_is_destroyed_that_is_still_kept",
              "not over",
              "UPDATE retention SET keep_until = '2099-01-01' WHERE case_id = 8",
              GRANT + " WHERE id = 2"),
          saying(
              "nothing_is_destroyed_that_is_still_kept",
              "still needed",
              "INSERT INTO remedy SET case_id = 8, number = 1, kind = 'SUIT', body = 'x', filed_on ="
                  + " '2026-09-01', suspends_execution = FALSE, recorded_by = 1, recorded_at ="
                  + " '2026-09-01'",
              GRANT + " WHERE id = 2"),
          spoilt("fate_is_known", "fate = 'EATEN'"),
          on("destruction_object_was_approved", NAMED + "2"),
          on(
              "vault_destruction_is_only_carried_out",
              "UPDATE vault_destruction SET destroyed_at = '2020-01-01'"),
          saying("only_an_approved_destruction_destroys", "only an approved", DESTROY),
          saying(
              "only_an_approved_destruction_destroys",
              "a hold is open",
              NAMED + "1",
              HOLD + "1",
              DESTROY),
          saying("only_an_approved_destruction_destroys", "another case", NAMED + "1", DESTROY),
          on(
              "what_is_destroyed_is_not_registered",
              "INSERT INTO case_record SET public_id = '9', case_id = 2, kind = 'WRITTEN', title ="
                  + " 'x', sha256 = 'd', file_name = 'x', media_type = 'x', size = 1, made_from ="
                  + " '2026-09-01', made_to = '2026-09-01', uploaded_at = '2026-09-01', due_at ="
                  + " '2026-09-01', late_minutes = 0, registered_by = 1, registered_at ="
                  + " '2026-09-01'"),
          spoilt("unfinished_review_is_open", "open_case = NULL"),
          on(
              "finished_review_has_a_grade",
              "UPDATE file_review SET finished_at = '2026-09-01', open_case = NULL WHERE id = 1"),
          spoilt("total_is_of_a_hundred", "total = 101"),
          spoilt("grade_is_known", "grade = 'SUPERB'"),
          spoilt("a_veto_fails", "vetoes = '[\"v\"]', grade = 'PASSED'"),
          saying(
              "reviewer_of_a_file_had_no_part",
              "begun before",
              REVIEW + "case_id = 7, reviewer_id = 5, finished_at = '2026-09-01'"),
          saying(
              "reviewer_of_a_file_had_no_part",
              "case is done",
              REVIEW + "case_id = 1, reviewer_id = 5, open_case = 1"),
          saying(
              "reviewer_of_a_file_had_no_part",
              "had no part",
              REVIEW + "case_id = 7, reviewer_id = 1, open_case = 9"),
          saying(
              "finished_file_review_is_never_changed",
              "finished review is immutable",
              "UPDATE file_review SET opinion = 'y' WHERE id = 2"),
          saying(
              "finished_file_review_is_never_changed",
              "stays its reviewer",
              "UPDATE file_review SET reviewer_id = 6 WHERE id = 1"),
          saying(
              "finished_file_review_is_never_changed",
              "had no part",
              "UPDATE law_case SET handler_id = 5 WHERE id = 7",
              FINISH + "1"),
          on(
              "finding_belongs_to_a_draft",
              "INSERT INTO file_review_finding SET review_id = 2, number = 9, text = 'x', rectify_by"
                  + " = '2026-09-01'"),
          on(
              "finding_of_a_finished_review_stays",
              "DELETE FROM file_review_finding WHERE review_id = 2"),
          on(
              "handler_puts_right_what_was_found",
              "INSERT INTO rectification SET review_id = 2, number = 9, answer = 'x', answered_by ="
                  + " 5, answered_at = '2026-09-01'"));
}
