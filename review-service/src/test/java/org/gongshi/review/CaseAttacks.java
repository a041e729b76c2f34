package org.gongshi.review;

import static org.gongshi.review.Attack.on;
import static org.gongshi.review.Attack.saying;
import static org.gongshi.review.Attack.spoilt;

import java.util.List;

/** On accounts, filings and documents. */
final class CaseAttacks {
  private CaseAttacks() {}

  private static final String NEW_CASE =
      "INSERT INTO law_case (public_id, sample, imported, kind, procedure_kind, organ_code, title,"
          + " matter, facts, basis, state, version, handler_id, review_required, details, corrects_id,"
          + " created_at, updated_at) SELECT 'new', sample, imported, kind, procedure_kind,"
          + " organ_code, title, matter, facts, basis, state, version, handler_id, review_required,"
          + " %s, created_at, updated_at FROM law_case WHERE id = 1";

  static final List<Attack> ALL =
      List.of(
          spoilt("password_standing_is_known", "password_standing = 'GOOD'"),
          spoilt("token_kind_is_known", "kind = 'COOKIE', name = 'x'"),
          spoilt("only_sessions_have_cookies", "kind = 'PROGRAM', name = 'x', cookie = TRUE"),
          spoilt("program_tokens_have_names", "kind = 'PROGRAM'"),
          spoilt("details_fit_the_kind", "details = '{\"kind\": \"FEE\"}'"),
          spoilt("major_actions_are_reviewed", "review_required = FALSE"),
          spoilt("assigned_reviewer_is_not_handler", "assigned_reviewer_id = 1"),
          spoilt("late_review_is_known", "late_review = 'SOON'"),
          spoilt("suspended_case_knows_its_way_back", "state = 'SUSPENDED'"),
          on("filed_case_has_details", NEW_CASE.formatted("NULL, NULL")),
          saying(
              "details_are_never_dropped",
              "keeps the details",
              "UPDATE law_case SET details = NULL WHERE id = 1"),
          saying(
              "details_are_never_dropped",
              "keeps its kind",
              "UPDATE law_case SET kind = 'FEE' WHERE id = 1"),
          on(
              "required_review_is_not_waved_away",
              "UPDATE law_case SET review_required = FALSE WHERE id = 1"),
          saying(
              "state_secret_mark_stays",
              "mark of a decided case",
              "UPDATE law_case SET state_secret = 'x' WHERE id = 2",
              "UPDATE law_case SET state_secret = NULL WHERE id = 2"),
          saying(
              "state_secret_mark_stays",
              "taken down before",
              "UPDATE law_case SET state = 'PUBLISHED' WHERE id = 2",
              "UPDATE law_case SET state_secret = 'x' WHERE id = 2"),
          on("only_a_decided_case_is_corrected", NEW_CASE.formatted("details, 1")),
          on("case_corrects_what_it_did", "UPDATE law_case SET corrects_id = 2 WHERE id = 1"),
          spoilt("paper_has_a_reason", "paper_reason = 'x'"),
          spoilt("electronic_document_has_a_hash", "sha256 = NULL"),
          spoilt("document_is_electronic_or_paper", "medium = 'CLAY'"),
          spoilt("collected_after_it_was_made", "collected_on = '1990-01-01'"),
          spoilt("document_has_pages", "pages = 0"),
          spoilt("refusal_to_sign_has_a_note", "signature = 'REFUSED'"),
          spoilt(
              "document_has_a_state",
              "state = 'LOST', current_number = NULL, ended_by = 1, ended_at = '2026-09-01',"
                  + " ended_reason = 'x'"),
          spoilt("current_document_has_its_number", "current_number = NULL"),
          spoilt("ended_document_says_why", "state = 'VOIDED', current_number = NULL"),
          saying(
              "document_is_written_once", "written once", "UPDATE case_document SET title = 'y'"),
          saying(
              "document_is_written_once",
              "rests on stays",
              "INSERT INTO decision SET case_id = 1, "
                  + GoodRows.DECISION.replace("'N'", "'P'")
                  + GoodRows.DECIDED,
              "UPDATE case_document SET state = 'VOIDED', current_number = NULL, ended_by = 1,"
                  + " ended_at = '2026-09-01', ended_reason = 'x'"));
}
