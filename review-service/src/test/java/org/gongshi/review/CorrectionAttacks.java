package org.gongshi.review;

import static org.gongshi.review.Attack.on;
import static org.gongshi.review.Attack.saying;
import static org.gongshi.review.Attack.spoilt;

import java.util.List;

/** On corrections, editions and the public's requests. */
final class CorrectionAttacks {
  private CorrectionAttacks() {}

  /** A head grants the first correction of case 2; case 5 is its edition. */
  static final String GRANT =
      "UPDATE correction SET decided_by = 3, decided_at = '2026-09-01', granted = TRUE, edition_id ="
          + " 5, open_case = NULL WHERE case_id = 2 AND number = 1";

  /** The second correction of case 2 is undecided. */
  private static final String DECIDE =
      "UPDATE correction SET decided_by = 3, decided_at = '2026-09-01', granted = FALSE, note = 'x',"
          + " open_case = NULL%s WHERE case_id = 2 AND number = 2";

  private static final String EDITION =
      "INSERT INTO edition SET wrong = 'x', opened_at = '2026-09-01', ";

  private static final String DECISION =
      "INSERT INTO decision SET case_id = 5, " + GoodRows.DECISION + GoodRows.DECIDED;

  static final List<Attack> ALL =
      List.of(
          on(
              "correction_takes_two",
              "INSERT INTO correction SET case_id = 3, number = 1, open_case = 3, cause ="
                  + " 'TYPING_ERROR', wrong = 'x', proposal = 'x', proposed_by = 3, proposed_at ="
                  + " '2026-09-01'",
              "UPDATE correction SET decided_by = 3, decided_at = '2026-09-01', granted = FALSE, note"
                  + " = 'x', open_case = NULL WHERE case_id = 3"),
          spoilt("correction_cause_is_known", "cause = 'WHIM'"),
          on("decided_correction_has_a_decider", DECIDE.formatted(", decided_at = NULL")),
          on("undecided_correction_is_open", DECIDE.formatted(", open_case = 2")),
          on("granted_correction_has_an_edition", DECIDE.formatted(", granted = TRUE")),
          on("refused_correction_has_a_reason", DECIDE.formatted(", note = NULL")),
          saying("correction_is_granted_by_a_head", "decided once", GRANT),
          saying(
              "correction_is_granted_by_a_head",
              "only a head",
              DECIDE.formatted(", decided_by = 6")),
          on(
              "correction_is_proposed_undecided",
              "INSERT INTO correction SET case_id = 3, number = 1, cause = 'TYPING_ERROR', wrong ="
                  + " 'x', proposal = 'x', proposed_by = 5, proposed_at = '2026-09-01', decided_by ="
                  + " 3, decided_at = '2026-09-01', granted = FALSE, note = 'x'"),
          on(
              "no_edition_corrects_itself",
              "INSERT INTO correction SET case_id = 9, number = 1, open_case = 9, cause ="
                  + " 'DECIDED_ANEW', wrong = 'x', proposal = 'x', proposed_by = 5, proposed_at ="
                  + " '2026-09-01'",
              "UPDATE correction SET decided_by = 3, decided_at = '2026-09-01', granted = TRUE,"
                  + " edition_id = 9, open_case = NULL WHERE case_id = 9",
              EDITION
                  + "case_id = 9, corrects_id = 9, number = 1, cause = 'DECIDED_ANEW', opened_by ="
                  + " 3"),
          spoilt("edition_number_is_positive", "number = 0"),
          spoilt("edition_cause_is_known", "cause = 'WHIM'").without("edition_was_granted"),
          spoilt(
              "only_a_decided_change_changes_a_decision",
              "change_document = 'x', change_authority = 'x', change_on = '2026-09-01'"),
          saying(
              "edition_was_granted",
              "rests on a granted",
              EDITION
                  + "case_id = 8, corrects_id = 2, number = 2, cause = 'TYPING_ERROR', opened_by"
                  + " = 3"),
          saying(
              "edition_was_granted",
              "a case of its own",
              DECIDE.formatted(", granted = TRUE, edition_id = 3"),
              EDITION
                  + "case_id = 3, corrects_id = 2, number = 2, cause = 'TYPING_ERROR', opened_by"
                  + " = 3"),
          saying(
              "edition_was_granted",
              "only a decision made anew",
              EDITION
                  + "case_id = 5, corrects_id = 2, number = 1, cause = 'TYPING_ERROR', opened_by"
                  + " = 3"),
          on(
              "edition_keeps_the_decision",
              DECISION.replace("document_number = 'N'", "document_number = 'M'") + ", edition = 2"),
          on("case_of_an_edition_decides_nothing_else", DECISION),
          on(
              "edition_is_decided_by_who_granted_it",
              DECISION.replace("approver_id = 3", "approver_id = 7") + ", edition = 2"),
          spoilt(
              "request_state_is_known",
              "state = 'LOST', answered_by = NULL, answer = NULL, founded = NULL, measure = NULL"),
          spoilt("answered_request_has_an_answer", "answer = NULL"),
          spoilt("founded_request_leads_to_something", "measure = NULL"),
          spoilt("forgotten_request_names_nobody", "forgotten_at = '2026-09-01'"),
          spoilt("request_channel_is_known", "channel = 'RUMOUR'"),
          spoilt("taken_request_is_somebodys", "taken_by = NULL"),
          spoilt("answered_request_says_by_whom", "answered_by = NULL"),
          saying(
              "answered_request_is_only_forgotten",
              "as it was received",
              "UPDATE correction_request SET wrong = 'y'"),
          saying(
              "answered_request_is_only_forgotten",
              "as it was given",
              "UPDATE correction_request SET answer = 'y'"));
}
