package org.gongshi.review;

import java.util.List;
import java.util.Map;

/**
 * One good row, or a few, of every table that has a gate, in an order in which the triggers let
 * them in. What a row does not name and must have is filled in by its type. Accounts: 1 handles, 2
 * reviews, 3 and 7 are heads, 4 is a deputy, 5 and 6 are others. Cases: 1 is submitted, 2 is
 * decided and disclosed, 3 is an urgent sealing, 4 is taken down, 5 is an edition of 2, 6 is
 * withheld, 7 and 8 have expired and 7 is destroyed.
 */
final class GoodRows {
  private GoodRows() {}

  private static Map.Entry<String, String> row(String table, String columns) {
    return Map.entry(table, columns);
  }

  private static String penalty(int id) {
    return "id = %d, public_id = '%d', kind = 'PENALTY', procedure_kind = 'GENERAL', handler_id = 1,"
            .formatted(id, id)
        + " review_required = TRUE, state = 'FILED', details = '{\"kind\": \"PENALTY\"}', imported ="
        + " FALSE, organ_code = 'O'";
  }

  static final String DECISION =
      "handler_id = 1, imported = FALSE, review_required = TRUE, review_id = 1, reviewer_id = 2,"
          + " review_conclusion = 'AGREE', approver_id = 3, organ_code = 'O', document_number = 'N',"
          + " conclusion = 'x', text_sha256 = SHA2('x', 256), submission_number = 1,"
          + " materials_sha256 = 'x', document = '{}', signature = 'x', on_the_spot = FALSE";

  /** What a decision has beside; the attacks that make one need it in full. */
  static final String DECIDED =
      ", category = 'x', decided_on = '2026-09-01', public_by = '2026-09-01',"
          + " public_by_provisional = FALSE, approved_at = '2026-09-01'";

  private static final String CORRECTION =
      "case_id = 2, number = %d, open_case = 2, cause = 'TYPING_ERROR', proposed_by = 5";

  private static final String RETENTION =
      ", organ_code = 'O', outcome = 'DECIDED', ended_on = '2026-01-01', rule = 'r', rules_version ="
          + " '1', basis = 'b', years = 1, keep_until = '2026-08-01', counted_at = '2026-01-01'";

  private static final String REVIEW =
      ", organ_code = 'O', reviewer_id = 5, scores = '{}', vetoes = '[]'";

  /** In the place of a table's name: not a row but a statement of its own. */
  static final String STATEMENT = "";

  /** The first row of a table is the one that attacks spoil. */
  static final List<Map.Entry<String, String>> ALL =
      List.of(
          row("organ", "code = 'O'"),
          row("account", "id = 1, login = '1'"),
          row("access_token", "account_id = 1, kind = 'SESSION', cookie = FALSE"),
          row("account_role", "account_id = 3, role = 'APPROVER'"),
          row("account_role", "account_id = 7, role = 'APPROVER'"),
          row("law_case", penalty(1)),
          row("law_case", penalty(2)),
          row(
              "law_case",
              "id = 3, public_id = '3', kind = 'COERCION', procedure_kind = 'GENERAL', handler_id ="
                  + " 1, review_required = TRUE, imported = FALSE, details = '{\"kind\":"
                  + " \"COERCION\", \"measure\": \"SEALING\", \"urgentOnSite\": true}'"),
          row("law_case", penalty(4)),
          row("law_case", penalty(6) + ", state_secret = '秘密'"),
          row("law_case", penalty(7).replace("FILED", "EXPIRED")),
          row("law_case", penalty(8).replace("FILED", "EXPIRED")),
          row("earlier_filing", "case_id = 1"),
          row("party", "case_id = 1, position = 0"),
          row("officer", "case_id = 1, position = 0"),
          row(
              "case_document",
              "case_id = 1, number = 1, version = 1, current_number = 1, medium = 'ELECTRONIC',"
                  + " sha256 = 'x', signature = 'SIGNED', state = 'CURRENT'"),
          row(
              "reviewer_qualification",
              "id = 1, account_id = 2, organ_code = 'O', open_key = 'k', certificate_number = 'c',"
                  + " obtained_on = '2026-01-01', certificate_required = TRUE, registered_by = 6"),
          row(
              "review_submission",
              "case_id = 1, number = 1, for_review = TRUE, materials_sha256 = 'x', declaration ="
                  + " 'x'"),
          row("submitted_materials", "case_id = 1, number = 1, sha256 = 'x'"),
          row(
              "review_assignment",
              "case_id = 1, number = 1, qualification_id = 1, reviewer_id = 2, organ_code = 'O'"),
          row("review_question", "case_id = 2, number = 1"),
          row("review_answer", "case_id = 2, number = 1"),
          row("consultation", "case_id = 2, number = 1"),
          row("counsel_opinion", "case_id = 2, number = 1"),
          row(
              "legal_review",
              "case_id = 1, number = 1, handler_id = 1, reviewer_id = 2, conclusion = 'AGREE',"
                  + " submission_number = 1, assignment_number = 1, materials_sha256 = 'x', document"
                  + " = '{}', signature = 'x'"),
          row("organ_rule", "id = 1, effect = 'REVIEW', test = 'AMOUNT', amount_from = 1"),
          row("case_review_rule", "case_id = 1, source = 'DECLARED'"),
          row("act_first", "case_id = 3, ground = 'URGENT_ON_SITE', measure = 'SEALING'"),
          row("delegation", "id = 1, organ_code = 'O', delegator_id = 3, deputy_id = 4"),
          row("discussion", "case_id = 2, number = 1, submission_number = 1"),
          row("discussion_record", "case_id = 2, number = 1, agreed = TRUE"),
          row(
              "discussion_participant",
              "case_id = 2, number = 1, position = 1, handler_id = 1, votes = TRUE, vote = 'FOR'"),
          row("decision_return", "case_id = 1, number = 1"),
          row("decision", "case_id = 2, " + DECISION),
          row("motion", "case_id = 1, number = 1, kind = 'SUSPENSION', handler_id = 1"),
          row(
              "motion_decision",
              "case_id = 1, number = 1, handler_id = 1, requested_by = 1, granted = TRUE,"
                  + " decided_by = 3"),
          row("document_service", "case_id = 2, number = 1, party_position = 0, method = 'DIRECT'"),
          row("remedy", "case_id = 2, number = 1, kind = 'SUIT'"),
          row("remedy_outcome", "case_id = 2, number = 1, outcome = 'UPHELD', sets_aside = FALSE"),
          row("own_revocation", "case_id = 2, handler_id = 1, revoked_by = 3"),
          row(
              "manual_cut",
              "case_id = 1, number = 1, field = 'TITLE', start_at = 0, end_at = 1,"
                  + " ground = 'PERSONAL_PRIVACY', kind = 'PHONE'"),
          row(
              "kept_name",
              "case_id = 1, field = 'TITLE', start_at = 0, end_at = 1, reason = 'NOT_A_NAME',"
                  + " settled_by = 5"),
          row(
              "attachment",
              "case_id = 1, number = 1, record_id = 1, kind = 'TEXT', text = 'x', added_by = 5"),
          row("redaction", "case_id = 2, drafted_by = 5"),
          row("redaction_proof", "case_id = 2, field = 'TITLE', cuts = 1, units_cut = 2"),
          row("disclosure", "case_id = 2, choice = 'FULL_TEXT', proposed_by = 6, approved_by = 3"),
          row(
              "disclosure",
              "case_id = 6, choice = 'NOT_PUBLISHED', proposed_by = 6, approved_by = 3"),
          row("withheld_review", "case_id = 6, number = 1, reviewed_by = 3"),
          row("deferral", "case_id = 2, open_case = 2"),
          row(
              "publicity",
              "case_id = 2, position = 0, start_event = 'DOCUMENT', months = 12, least_months = 3"),
          row("early_stop", "case_id = 2, open_case = 2, proposed_by = 5"),
          row("outbox", "id = 1, case_id = 2, errand = 'PUBLISH'"),
          row(
              "suppression",
              "case_id = 4, exit_kind = 'LEAKED', cause = 'OTHER', requested_by = 5"),
          row(
              "emergency_takedown",
              "case_id = 4, requested_by = 5, reviewed_by = 3, outcome = 'CONFIRMED', finding ="
                  + " 'x'"),
          row("correction", CORRECTION.formatted(1)),
          row("law_case", penalty(5) + ", corrects_id = 2"),
          row(STATEMENT, CorrectionAttacks.GRANT),
          row("correction", CORRECTION.formatted(2)),
          row(
              "edition",
              "case_id = 5, corrects_id = 2, number = 2, cause = 'TYPING_ERROR', opened_by = 3"),
          row(
              "correction_request",
              "id = 1, number = '1', case_id = 2, state = 'ANSWERED', taken_by = 5, answered_by = 5,"
                  + " answer = 'x', founded = TRUE, measure = 'CORRECTION', channel = 'LETTER', wrong"
                  + " = 'w'"),
          row(
              "deadline",
              "id = 1, case_id = 1, open_key = 'k', state = 'RUNNING', due_day ="
                  + " '2026-09-01', due_at = '2026-09-01', extension = 0, may_extend = 10"),
          row("deadline_pause", "id = 1, case_id = 1, open_reason = 'X'"),
          row("clock_setting", "length = 1, extension = 0"),
          row("reminder", "stage = 'NEAR'"),
          row("reminder_delivery", "state = 'WAITING'"),
          row("vault_object", "sha256 = 'x', size = 1, block_hashes = REPEAT('x', 32)"),
          row("vault_scan", "sha256 = 'x', verdict = 'CLEAN'"),
          row("retention", "case_id = 7" + RETENTION),
          row("retention", "case_id = 8" + RETENTION),
          row("legal_hold", "case_id = 4, number = 1, placed_by = 5"),
          row("destruction", "id = 1, case_id = 7, number = 1, open_case = 7, proposed_by = 5"),
          row("destruction", "id = 2, case_id = 8, number = 1, open_case = 8, proposed_by = 3"),
          row(STATEMENT, KeepingAttacks.APPROVED),
          row("destruction_object", "destruction_id = 1, sha256 = 'd', fate = 'DESTROYED'"),
          row("vault_destruction", "sha256 = 'd'"),
          row("file_review", "id = 1, public_id = '1', case_id = 7, open_case = 7" + REVIEW),
          row("file_review", "id = 2, public_id = '2', case_id = 8, open_case = 8" + REVIEW),
          row("file_review_finding", "review_id = 2, number = 1"),
          row(STATEMENT, KeepingAttacks.FINISHED),
          row("rectification", "review_id = 2, number = 1, answered_by = 1"),
          row("vault_upload", "state = 'STORED', sha256 = 'x', length = 1, received = 1"),
          row("training", "exam = 'NONE'"),
          row("case_record", "id = 1, case_id = 2, kind = 'WRITTEN', late_minutes = 0"),
          row("audio_visual", "record_id = 1, duration_seconds = 1"),
          row("audio_visual_officer", "record_id = 1"),
          row("interruption", "record_id = 1, to_at = '2026-09-02'"),
          row("written_record", "record_id = 1, form = 'ELECTRONIC'"),
          row("record_void", "record_id = 1"),
          row("recording_failure", "id = 1, case_id = 2"),
          row("failure_statement", "failure_id = 1"),
          row("record_access", "record_id = 1"),
          row("audit_entry", "seq = 1"),
          row("audit_checkpoint", "seq = 1"),
          row("audit_read", "id = 1"));
}
