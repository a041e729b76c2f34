package org.gongshi.review.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Takes a case on from wherever it stands until it needs nobody any more, each step as the official
 * whose step it is.
 */
final class CaseDriver {
  static final String HANDLER = "handler";
  private static final String REVIEWER = "reviewer";
  private static final String APPROVER = "approver";
  private static final String ADMINISTRATOR = "admin";
  static final String OFFICER = "disclosure";
  private static final String SECOND_OFFICER = "disclosure-approver";

  private final ApiClient api;
  private final LocalDate today;
  private final LocalDate firstDay;

  /**
   * @param firstDay the day of the first demo on this data: filings are dated from it, so that a
   *     later demo sends the same ones
   */
  CaseDriver(ApiClient api, LocalDate today, LocalDate firstDay) {
    this.api = api;
    this.today = today;
    this.firstDay = firstDay;
  }

  /** Files the sample, or finds the case of an earlier demo, and drives it; gives the case's id. */
  String drive(SampleCase sample) {
    String id =
        api.post(HANDLER, "/api/v1/cases", sample.filing(firstDay), "sample:" + sample.name())
            .path("id")
            .asText();
    for (int steps = 0; steps < 30; steps++) {
      if (!step(id, sample)) {
        return id;
      }
    }
    throw new IllegalStateException("sample " + sample.name() + " does not come to an end");
  }

  /** How the disclosure of an imported case ended. */
  enum ImportedEnd {
    APPROVED,
    /**
     * The file names an end of publicity that is past, and the officer chose the house's period.
     */
    APPROVED_FOR_HOUSE_PERIOD,
    HELD_BACK
  }

  /** Redacts and discloses an imported case in full. */
  ImportedEnd discloseImported(String id) {
    ImportedEnd end = ImportedEnd.APPROVED;
    for (int steps = 0; steps < 5; steps++) {
      switch (state(id)) {
        case "SERVED" -> {
          settle(id, anyName -> true); // in doubt, the officer of the demo cuts
          redact(id, false);
        }
        case "REDACTING" -> end = proposeImported(id);
        case "AWAITING_DISCLOSURE_APPROVAL" -> {
          try {
            approveDisclosure(id);
          } catch (ApiClient.RefusedException e) {
            if (e.status() == 409) {
              return ImportedEnd.HELD_BACK;
            }
            throw e;
          }
        }
        default -> {
          return end;
        }
      }
    }
    return end;
  }

  private ImportedEnd proposeImported(String id) {
    Map<String, Object> proposal = new LinkedHashMap<>();
    proposal.put("choice", "FULL_TEXT");
    proposal.put("ground", "PENALTY_RESULT");
    try {
      api.post(OFFICER, path(id, "disclosure"), proposal);
      return ImportedEnd.APPROVED;
    } catch (ApiClient.RefusedException e) {
      if (!e.code().equals("PUBLICITY_OVER")) {
        throw e;
      }
      proposal.put("publicity", List.of(Map.of("rule", "HOUSE_PERIOD", "months", 12)));
      api.post(OFFICER, path(id, "disclosure"), proposal);
      return ImportedEnd.APPROVED_FOR_HOUSE_PERIOD;
    }
  }

  /** One step; false if the case needs nobody any more. */
  private boolean step(String id, SampleCase sample) {
    JsonNode file = sample.file();
    switch (state(id)) {
      case "FILED" -> api.post(HANDLER, path(id, "investigation"), Map.of());
      case "INVESTIGATING", "RETURNED" ->
          api.post(HANDLER, path(id, "proposal"), file.path("proposal"));
      case "PROPOSED" -> {
        SampleFile.complete(api, HANDLER, id, "SUBMISSION", decidedOn(file.path("decision")));
        api.post(HANDLER, path(id, "submission"), Map.of("declared", true));
      }
      case "UNDER_LEGAL_REVIEW" -> review(id, file.path("legalReview"));
      case "AWAITING_APPROVAL" -> decide(id, file.path("decision"));
      case "DECIDED" -> {
        SampleFile.complete(api, HANDLER, id, "SERVICE", decidedOn(file.path("decision")));
        serve(id, sample);
      }
      case "SERVED" -> {
        if (sample.isPublished()) {
          settle(id, name -> sample.strangers().stream().anyMatch(name::contains));
          redact(id, sample.choice().equals("WITHOUT_NAMES"));
        } else {
          api.post(OFFICER, path(id, "disclosure"), file.path("disclosure"));
        }
      }
      case "REDACTING" -> api.post(OFFICER, path(id, "disclosure"), file.path("disclosure"));
      case "AWAITING_DISCLOSURE_APPROVAL" -> approveDisclosure(id);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Registers the sample reviewer for every organ that has sample cases. */
  void qualifyReviewer(Iterable<String> organs) {
    for (String organ : organs) {
      try {
        api.post(
            ADMINISTRATOR,
            "/api/v1/reviewer-qualifications",
            Map.of(
                "login", REVIEWER,
                "organCode", organ,
                "certificateNumber", "A20209901000017",
                "obtainedOn", "2020-04-30",
                "reviewingSince", "2021-03-01"));
      } catch (ApiClient.RefusedException e) {
        if (!e.code().equals("ALREADY_QUALIFIED")) {
          throw e;
        }
      }
    }
  }

  private void review(String id, JsonNode review) {
    if (api.get(REVIEWER, path(id, "legal-reviews")).path("assignments").isEmpty()) {
      api.post(REVIEWER, path(id, "reviewer"), Map.of());
    }
    boolean returnsNow = review.has("returnFirst") && !wasReturned(id);
    Map<String, Object> heads = new LinkedHashMap<>();
    for (String head :
        new String[] {"SUBJECT", "JURISDICTION", "PROCEDURE", "FACTS", "DISCRETION", "LAW"}) {
      boolean problem = returnsNow && head.equals("FACTS");
      String opinion = review.path("returnFirst").path("opinion").asText();
      heads.put(
          head,
          problem ? Map.of("verdict", "PROBLEM", "note", opinion) : Map.of("verdict", "PASS"));
    }
    String opinion = (returnsNow ? review.path("returnFirst") : review).path("opinion").asText();
    api.post(
        REVIEWER,
        path(id, "legal-review"),
        Map.of(
            "heads",
            heads,
            "legality",
            Map.of("verdict", returnsNow ? "PROBLEM" : "PASS", "note", "已审查。"),
            "reasonableness",
            Map.of("verdict", "PASS"),
            "conclusion",
            returnsNow ? "SEND_BACK" : "AGREE",
            "opinion",
            opinion.isEmpty() ? "同意。" : opinion));
  }

  private boolean wasReturned(String id) {
    for (JsonNode event : api.get(REVIEWER, path(id, "events"))) {
      if (event.path("deed").asText().equals("ReviewReturned")) {
        return true;
      }
    }
    return false;
  }

  private void decide(String id, JsonNode decision) {
    LocalDate day = decidedOn(decision);
    Map<String, Object> body = new LinkedHashMap<>();
    String number = decision.path("documentNumber").asText();
    body.put("documentNumber", number.replace("{year}", Integer.toString(day.getYear())));
    body.put("decidedOn", day.toString());
    api.post(APPROVER, path(id, "decision"), body);
  }

  /** On each party of its own, as the law wants it. */
  private void serve(String id, SampleCase sample) {
    JsonNode decision = sample.file().path("decision");
    LocalDate day = decidedOn(decision).plusDays(decision.path("servedDaysAfter").asInt());
    String servedOn = (day.isAfter(today) ? today : day).toString();
    JsonNode parties = sample.file().path("case").path("parties");
    for (int i = 0; i < parties.size(); i++) {
      if (parties.path(i).path("role").asText().equals("PARTY")) {
        api.post(
            HANDLER,
            path(id, "service"),
            Map.of("servedOn", servedOn, "method", "DIRECT", "party", i));
      }
    }
  }

  private LocalDate decidedOn(JsonNode decision) {
    return today.minusDays(decision.path("decidedDaysAgo").asInt());
  }

  /** Settles every name that is proposed in the case's texts. */
  private void settle(String id, Predicate<String> isName) {
    List<Map<String, Object>> settlements = new ArrayList<>();
    for (JsonNode proposal : api.get(OFFICER, path(id, "redaction-proposals")).path("items")) {
      if (!proposal.has("kept")) {
        Map<String, Object> settlement = new LinkedHashMap<>();
        for (String key : List.of("field", "startAt", "endAt", "textSha256")) {
          settlement.put(key, proposal.get(key));
        }
        if (isName.test(proposal.path("text").asText())) {
          settlement.put("verdict", "CUT");
        } else {
          settlement.put("verdict", "KEEP");
          settlement.put("reason", "NOT_A_NAME");
        }
        settlements.add(settlement);
      }
    }
    if (!settlements.isEmpty()) {
      api.post(OFFICER, path(id, "redaction-settlements"), Map.of("settlements", settlements));
    }
  }

  private void redact(String id, boolean withholdNames) {
    api.post(OFFICER, path(id, "redaction"), Map.of("withholdNames", withholdNames));
  }

  private void approveDisclosure(String id) {
    api.post(SECOND_OFFICER, path(id, "disclosure-approval"), Map.of("approved", true));
  }

  private String state(String id) {
    return api.get(HANDLER, "/api/v1/cases/" + id).path("state").asText();
  }

  static String path(String id, String step) {
    return "/api/v1/cases/" + id + "/" + step;
  }
}
