package org.gongshi.review;

import static org.gongshi.review.Attack.on;
import static org.gongshi.review.Attack.saying;
import static org.gongshi.review.Attack.spoilt;

import java.util.List;

/** On who reviews, what is submitted, and what comes of it. */
final class ReviewAttacks {
  private ReviewAttacks() {}

  private static final String REVIEW =
      "INSERT INTO legal_review SET case_id = 1, number = 2, handler_id = 1, reviewer_id = 2, heads ="
          + " 'x', opinion = 'x', conclusion = 'AGREE', reviewed_at = '2026-09-01', submission_number"
          + " = 1, document = '{}', materials_sha256 = '%s', assignment_number = %s, signature = %s";

  private static final String ASSIGNMENT =
      "INSERT INTO review_assignment SET case_id = 1, number = 2, qualification_id = 1, reason = 'x',"
          + " assigned_by = 6, assigned_at = '2026-09-01', organ_code = '%s', reviewer_id = 2";

  private static final String END =
      "UPDATE reviewer_qualification SET ended_by = 6, ended_at = '2026-09-01', end_reason = 'x',"
          + " open_key = NULL";

  static final List<Attack> ALL =
      List.of(
          spoilt("first_reviewer_is_certified", "certificate_number = NULL, obtained_on = NULL"),
          spoilt("certificate_has_a_day", "obtained_on = NULL"),
          spoilt("nobody_qualifies_themselves", "registered_by = 2"),
          spoilt("ended_qualification_has_a_reason", "ended_at = '2026-09-01'"),
          on("qualification_only_ends", "UPDATE reviewer_qualification SET organ_code = 'P'"),
          spoilt("handling_office_declares", "declaration = NULL"),
          spoilt("reassigned_for_a_reason", "number = 2"),
          saying("only_the_qualified_are_assigned", "not its handler", ASSIGNMENT.formatted("P")),
          saying("only_the_qualified_are_assigned", "has ended", END, ASSIGNMENT.formatted("O")),
          spoilt("reviewer_is_not_handler", "handler_id = 2"),
          spoilt("review_concludes", "conclusion = 'PERHAPS'"),
          spoilt("agreed_changes_are_listed", "changes = '[]'"),
          spoilt("late_review_follows_its_decision", "late = TRUE"),
          spoilt("reviewer_is_not_approver", "late = TRUE, approver_id = 2"),
          spoilt(
              "late_review_agrees_or_not",
              "late = TRUE, approver_id = 3, conclusion = 'AGREE_WITH_CHANGES', changes = '[]'"),
          saying(
              "review_is_of_what_was_submitted",
              "is signed and names",
              REVIEW.formatted("x", "1", "''")),
          saying(
              "review_is_of_what_was_submitted",
              "only the assigned reviewer",
              ASSIGNMENT.formatted("O"),
              REVIEW.formatted("x", "1", "'x'")),
          saying(
              "review_is_of_what_was_submitted",
              "has ended",
              END,
              REVIEW.formatted("x", "1", "'x'")),
          saying(
              "review_is_of_what_was_submitted",
              "materials have changed",
              REVIEW.formatted("y", "1", "'x'")),
          saying(
              "review_is_of_what_was_submitted",
              "waits for its answer",
              "INSERT INTO review_question SET case_id = 1, number = 1, question = 'x', asked_by = 2,"
                  + " asked_at = '2026-09-01'",
              REVIEW.formatted("x", "1", "'x'")),
          spoilt("rule_has_a_source", "source = 'RUMOUR'"),
          spoilt("organ_rule_is_named", "organ_rule_id = 1"),
          on("declared_rule_stays", "DELETE FROM case_review_rule"),
          spoilt("rule_has_an_effect", "effect = 'NONE'"),
          spoilt("rule_tests_one_thing", "word = 'x'"),
          spoilt("ended_rule_has_a_reason", "ends_before = '2026-09-01'"),
          on("organ_rule_only_ends", "UPDATE organ_rule SET amount_from = 1000000"),
          spoilt("law_lets_this_measure_go_first", "ground = 'EVIDENCE_AT_RISK'"),
          on(
              "only_this_measure_goes_first",
              "INSERT INTO act_first SET case_id = 1, ground = 'URGENT_ON_SITE', measure ="
                  + " 'SEALING', reason = 'x', declared_by = 1, declared_at = '2026-09-01'"),
          on("changed_case_voids_its_review", "UPDATE law_case SET facts = 'y' WHERE id = 1"),
          on(
              "added_party_voids_the_review",
              "INSERT INTO party SET case_id = 1, position = 1, role = 'PARTY', kind ="
                  + " 'ORGANISATION', name = 'x', aliases = '[]'"),
          on("changed_party_voids_the_review", "UPDATE party SET name = 'y'"),
          on("removed_party_voids_the_review", "DELETE FROM party"),
          on(
              "added_officer_voids_the_review",
              "INSERT INTO officer SET case_id = 1, position = 1, name = 'x', certificate = 'x'"),
          on("changed_officer_voids_the_review", "UPDATE officer SET name = 'y'"),
          on("removed_officer_voids_the_review", "DELETE FROM officer"),
          on(
              "added_document_voids_the_review",
              "INSERT INTO case_document (case_id, number, version, current_number, type,"
                  + " template_version, title, made_on, collected_on, medium, pages, sha256, openness,"
                  + " openness_basis, signature, elements, added_by, added_at, state) SELECT case_id,"
                  + " 2, 1, 2, type, template_version, title, made_on, collected_on, medium, pages,"
                  + " sha256, openness, openness_basis, signature, elements, added_by, added_at, state"
                  + " FROM case_document"),
          on(
              "ended_document_voids_the_review",
              "UPDATE case_document SET state = 'VOIDED', current_number = NULL, ended_by = 1,"
                  + " ended_at = '2026-09-01', ended_reason = 'x'"));
}
