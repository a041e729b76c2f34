package org.gongshi.review;

import static org.gongshi.review.Attack.on;
import static org.gongshi.review.Attack.saying;
import static org.gongshi.review.Attack.spoilt;

import java.util.List;

/** On decisions, who makes them, their service, and what sets them aside. */
final class DecisionAttacks {
  private DecisionAttacks() {}

  private static final String DECISION =
      "INSERT INTO decision SET case_id = 1, " + GoodRows.DECISION + GoodRows.DECIDED;

  static final List<Attack> ALL =
      List.of(
          spoilt("no_decision_without_passed_review", "review_id = NULL"),
          spoilt("review_was_passed", "review_conclusion = 'SEND_BACK'"),
          spoilt("someone_approved", "approver_id = NULL"),
          spoilt("approver_is_not_handler", "handler_id = 3"),
          spoilt("approver_is_not_reviewer", "reviewer_id = 3"),
          spoilt("on_the_spot_needs_no_review", "on_the_spot = TRUE"),
          spoilt("deputy_names_the_delegator", "delegator_id = 7"),
          spoilt(
              "delegator_is_not_handler", "approver_id = 4, delegation_id = 1, delegator_id = 1"),
          spoilt(
              "delegator_is_not_reviewer", "approver_id = 4, delegation_id = 1, delegator_id = 2"),
          spoilt("discussion_has_agreed", "discussion_number = 1, discussion_agreed = FALSE"),
          spoilt("discussion_is_named", "discussion_number = 1"),
          spoilt("text_has_its_hash", "conclusion = 'y'"),
          on("decision_is_of_what_was_reviewed", changed("materials_sha256 = 'x'", "NULL")),
          saying("decision_is_made_by_who_may", "is signed", changed("signature = 'x'", "''")),
          saying("decision_is_made_by_who_may", "only a head", changed("approver_id = 3", "4")),
          saying(
              "decision_is_made_by_who_may",
              "within the delegation",
              "UPDATE delegation SET revoked_at = '2026-09-01', revoked_by = 3, revoke_reason = 'x'",
              changed("approver_id = 3", "4") + ", delegation_id = 1, delegator_id = 3"),
          saying(
              "decision_is_made_by_who_may",
              "discussed first",
              "UPDATE law_case SET discussion_required = TRUE WHERE id = 1",
              DECISION),
          saying(
              "decision_is_made_by_who_may",
              "another proposal",
              DECISION + ", discussion_number = 1, discussion_agreed = TRUE"),
          on("decision_is_never_changed", "UPDATE decision SET decided_on = '2026-09-02'"),
          on("edition_of_decision_stays", "UPDATE decision SET edition = 2"),
          spoilt("nobody_is_their_own_deputy", "deputy_id = 3"),
          spoilt("delegation_has_a_period", "from_day = '2027-01-01'"),
          spoilt("revoked_delegation_has_a_reason", "revoked_at = '2026-09-01'"),
          on("delegation_is_only_revoked", "UPDATE delegation SET to_day = '2099-01-01'"),
          spoilt("handler_has_no_vote", "account_id = 1"),
          spoilt("voters_vote", "vote = NULL"),
          spoilt("vote_is_known", "vote = 'MAYBE'"),
          on(
              "reviewer_has_no_vote",
              "INSERT INTO discussion_participant SET case_id = 1, number = 1, position = 1,"
                  + " handler_id = 1, account_id = 2, name = 'x', post = 'x', votes = TRUE, vote ="
                  + " 'FOR', opinion = 'x'"),
          spoilt("motion_is_known", "kind = 'PRAYER'"),
          spoilt("transfer_names_an_organ", "kind = 'TRANSFER'"),
          spoilt("extension_names_a_clock", "kind = 'EXTENSION'"),
          spoilt("motion_is_decided_by_another", "decided_by = 1"),
          spoilt("refused_motion_says_why", "granted = FALSE"),
          spoilt("way_of_service_is_known", "method = 'PIGEON'"),
          spoilt("left_at_place_is_proved", "method = 'LEFT_AT_PLACE'"),
          spoilt("post_has_a_number", "method = 'POST'"),
          spoilt("electronic_service_has_consent", "method = 'ELECTRONIC'"),
          spoilt("entrusted_service_names_the_organ", "method = 'ENTRUSTED'"),
          spoilt("notice_serves_later", "method = 'PUBLIC_NOTICE'"),
          spoilt("other_ways_serve_at_once", "served_on = '2026-09-30'"),
          on(
              "service_follows_the_decision",
              "INSERT INTO document_service SET case_id = 1, number = 1, party_position = 0, method ="
                  + " 'DIRECT', done_on = '2026-09-01', served_on = '2026-09-01', recorded_by = 1,"
                  + " recorded_at = '2026-09-01'"),
          spoilt("remedy_is_known", "kind = 'PRAYER'"),
          spoilt(
              "remedy_is_accepted_after_it_is_filed",
              "filed_on = '2026-10-02', accepted_on = '2026-10-01'"),
          spoilt("outcome_says_what_it_does", "outcome = 'REVOKED'"),
          spoilt("revoker_is_not_handler", "revoked_by = 1"));

  /** A decision like the good one, but for this. */
  private static String changed(String good, String other) {
    String column = good.substring(0, good.indexOf('=') + 1);
    return DECISION.replace(good, column + " " + other);
  }
}
