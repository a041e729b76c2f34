package org.gongshi.review;

import static org.gongshi.review.Attack.on;
import static org.gongshi.review.Attack.saying;
import static org.gongshi.review.Attack.spoilt;

import java.util.List;

/** On redactions, disclosures, what leaves, and what is taken down. */
final class DisclosureAttacks {
  private DisclosureAttacks() {}

  private static final String DISCLOSURE =
      "INSERT INTO disclosure SET basis = 'x', proposed_at = '2026-09-01', choice = 'FULL_TEXT',"
          + " proposed_by = 6, ";

  private static final String PUBLISH =
      "INSERT INTO outbox SET errand = 'PUBLISH', path = 'x', payload = 'x', signature = 'x', sha256 ="
          + " 'x', created_at = '2026-09-01', due_at = '2026-09-01', attempts = 0, case_id = ";

  private static final String ATTACH =
      "INSERT INTO attachment SET case_id = %d, number = 9, record_id = 1, kind = 'TEXT', text = 'x',"
          + " source_sha256 = 'x', title = 'x', pages = 0, notes = '', added_by = 5, added_at ="
          + " '2026-09-01'";

  private static final String REVIEW =
      "INSERT INTO withheld_review SET number = 9, note = 'x', next_review_on = '2026-09-01',"
          + " reviewed_at = '2026-09-01', ";

  static final List<Attack> ALL =
      List.of(
          spoilt("manual_cut_has_a_length", "end_at = 0"),
          spoilt("manual_cut_field_is_known", "field = 'MARGIN'"),
          spoilt("each_ground_cuts_its_own_kinds", "ground = 'TRADE_SECRET'"),
          spoilt("removed_cut_says_by_whom", "removed_by = 5"),
          on(
              "manual_cut_comes_before_the_approval",
              "INSERT INTO manual_cut SELECT 2, number, field, start_at, end_at, text_sha256, kind,"
                  + " ground, reason, added_by, added_at, removed_by, removed_at FROM manual_cut"),
          saying(
              "manual_cut_is_only_removed",
              "approved redaction is never changed",
              DISCLOSURE + "case_id = 1, approved_by = 3",
              "UPDATE manual_cut SET removed_by = 5, removed_at = '2026-09-01'"),
          saying(
              "manual_cut_is_only_removed",
              "stays as it was marked",
              "UPDATE manual_cut SET end_at = 9"),
          spoilt("kept_name_has_a_length", "end_at = 0"),
          spoilt("kept_name_field_is_known", "field = 'MARGIN'"),
          spoilt("kept_name_reason_is_known", "reason = 'NO_MATTER'"),
          on(
              "kept_name_comes_before_the_approval",
              "INSERT INTO kept_name SELECT id + 9, 2, field, start_at, end_at, text_sha256, reason,"
                  + " note, settled_by, settled_at FROM kept_name"),
          spoilt("attachment_kind_is_known", "kind = 'FILM', text = NULL"),
          spoilt("attachment_is_numbered", "number = 100"),
          spoilt("attachment_is_text_or_picture", "text = NULL"),
          spoilt("picture_is_chosen_for_a_reason", "picture_reason = 'x'"),
          spoilt("removed_attachment_says_by_whom", "removed_by = 5"),
          on("attachment_comes_before_the_approval", ATTACH.formatted(2)),
          saying(
              "attachment_is_only_removed",
              "approved redaction is never changed",
              DISCLOSURE + "case_id = 1, approved_by = 3",
              "UPDATE attachment SET removed_by = 5, removed_at = '2026-09-01'"),
          saying(
              "attachment_is_only_removed",
              "stays as it was attached",
              "UPDATE attachment SET title = 'y'"),
          spoilt("proven_attachment_is_numbered", "attachment = 1"),
          spoilt("proven_field_is_known", "field = 'MARGIN'"),
          spoilt("proof_counts_its_cuts", "units_cut = 0"),
          spoilt("disclosure_takes_two", "approved_by = 6"),
          spoilt("disclosure_choice_is_known", "choice = 'WHISPERED'"),
          spoilt("deferral_has_a_day", "deferred_until = '2026-09-01'"),
          on("state_secret_is_only_kept_back", DISCLOSURE + "case_id = 6"),
          on(
              "state_secret_stays_kept_back",
              "UPDATE disclosure SET choice = 'SUMMARY' WHERE case_id = 6"),
          on(
              "drafter_does_not_approve_at_once",
              "DELETE FROM disclosure WHERE case_id = 2",
              DISCLOSURE + "case_id = 2, approved_by = 5"),
          on("drafter_does_not_approve", "UPDATE disclosure SET approved_by = 5 WHERE case_id = 2"),
          on("approved_draft_is_never_changed", "UPDATE redaction SET draft = 'y'"),
          saying("only_what_was_approved_is_published", "a state secret", PUBLISH + "6"),
          saying("only_what_was_approved_is_published", "was taken down", PUBLISH + "4"),
          saying("only_what_was_approved_is_published", "only an approved", PUBLISH + "1"),
          on("errand_stays_what_it_is", "UPDATE outbox SET payload = 'y'"),
          saying(
              "another_reviews_what_is_withheld",
              "only what is withheld",
              REVIEW + "case_id = 2, reviewed_by = 3"),
          saying(
              "another_reviews_what_is_withheld",
              "who proposed",
              REVIEW + "case_id = 6, reviewed_by = 6"),
          spoilt(
              "deferral_outcome_is_known",
              "ended_at = '2026-09-01', open_case = NULL, outcome = 'LOST', ended_by = 5"),
          spoilt("ended_deferral_has_an_outcome", "ended_at = '2026-09-01', open_case = NULL"),
          spoilt("lasting_deferral_is_open", "open_case = NULL"),
          spoilt(
              "only_time_ends_it_without_a_person",
              "ended_at = '2026-09-01', open_case = NULL, outcome = 'CONSENTED'"),
          spoilt("publicity_start_is_known", "start_event = 'SOME_DAY'"),
          spoilt("publicity_has_a_length", "months = NULL"),
          spoilt("publicity_is_within_its_bounds", "least_months = 13"),
          spoilt(
              "early_stop_takes_two",
              "decided_by = 5, decided_at = '2026-09-01', granted = TRUE, open_case = NULL"),
          spoilt("decided_stop_has_a_decider", "granted = TRUE"),
          spoilt("undecided_stop_is_open", "open_case = NULL"),
          spoilt("each_exit_has_its_own_causes", "cause = 'REVOKED'"),
          spoilt("only_time_takes_down_without_a_person", "requested_by = NULL"),
          on("takedown_stays_what_it_is", "UPDATE suppression SET reason = 'y'"),
          saying(
              "only_an_edition_replaces",
              "names its edition",
              suppressed("case_id = 2, exit_kind = 'CORRECTED', cause = 'TYPING_ERROR'")),
          saying(
              "only_an_edition_replaces",
              "only an edition of it",
              suppressed(
                  "case_id = 2, exit_kind = 'CORRECTED', cause = 'TYPING_ERROR', replaced_by_id ="
                      + " 3")),
          saying(
              "only_an_edition_replaces_later",
              "only an edition of it",
              "UPDATE suppression SET replaced_by_id = 3"),
          saying(
              "only_an_edition_replaces_later",
              "keeps its edition",
              suppressed(
                  "case_id = 2, exit_kind = 'CORRECTED', cause = 'TYPING_ERROR', replaced_by_id ="
                      + " 5"),
              "UPDATE suppression SET replaced_by_id = NULL WHERE case_id = 2"),
          spoilt("takedown_is_reviewed_by_another", "reviewed_by = 5"),
          spoilt("takedown_outcome_is_known", "outcome = 'SHRUG'"),
          spoilt("reviewed_takedown_has_an_outcome", "finding = NULL"),
          on("takedown_review_is_final", "UPDATE emergency_takedown SET outcome = 'UNNECESSARY'"));

  private static String suppressed(String columns) {
    return "INSERT INTO suppression SET reason = 'x', requested_by = 5, requested_at = '2026-09-01', "
        + columns;
  }
}
