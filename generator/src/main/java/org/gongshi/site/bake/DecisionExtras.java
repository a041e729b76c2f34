package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Register;
import org.gongshi.site.content.SignedDecision;

/**
 * What a decision's page says beyond the decision: its bases as links, its gaps marked, how the
 * time to publish was counted, how to cite it, its QR code and the same for machines. It depends on
 * the decision, the registers and the settings, on no other decision.
 */
final class DecisionExtras {

  /** 国办发〔2018〕118号: licences and penalties 7 working days, other decisions 20. */
  private static final int DAYS = 20;

  private static final int DAYS_LICENCE_PENALTY = 7;

  private final String baseUrl;
  private final LegalBases bases;
  private final WorkingDays calendar;
  private final Map<String, String> matters = new LinkedHashMap<>();

  DecisionExtras(Shell shell, List<Register> registers) {
    this.baseUrl = String.valueOf(shell.site().get("baseUrl"));
    this.bases = new LegalBases(registers);
    this.calendar = WorkingDays.of(registers);
    for (Register register : registers) {
      if (register.register().equals("matters")
          || register.register().equals("random-inspection")) {
        RegisterPages.newest(register)
            .forEach(
                entry ->
                    matters.putIfAbsent(
                        RegisterChanges.title(register, entry), register.entryPath(entry.key())));
      }
    }
  }

  /** Adds to the model of a decision's page. */
  void add(LateModel model, SignedDecision signed) {
    Decision decision = signed.decision();
    String facts = decision.facts();
    if (facts != null) {
      model.later("factsPieces", () -> paragraphs(facts));
    }
    model.later("basisPieces", () -> paragraphs(decision.basis()));
    model.later("conclusionPieces", () -> paragraphs(decision.conclusion()));
    DecisionModel.putText(model, "matterPath", matters.get(decision.matter()));
    model.later("counting", () -> counting(decision));
    String address = baseUrl + "/" + decision.pagePath();
    model.later("qr", () -> QrCode.of(address));
    model.later("citation", () -> citation(decision, address));
    model.later("jsonLd", () -> jsonLd(signed, address));
  }

  private List<List<Map<String, Object>>> paragraphs(String text) {
    return DecisionModel.paragraphs(text).stream().map(bases::pieces).toList();
  }

  /** The counting is shown only where it leads to the day that the decision itself names. */
  private Map<String, Object> counting(Decision decision) {
    boolean soon = decision.kind() == Kind.LICENCE || decision.kind() == Kind.PENALTY;
    int days = soon ? DAYS_LICENCE_PENALTY : DAYS;
    Map<String, Object> counting = new LinkedHashMap<>();
    counting.put("inTime", !decision.disclosure().approvedOn().isAfter(decision.publicBy()));
    calendar
        .after(decision.decidedOn(), days)
        .filter(counted -> counted.last().equals(decision.publicBy()))
        .ifPresent(
            counted -> {
              counting.put("days", days);
              counting.put("notes", counted.notes());
            });
    return counting;
  }

  private static String citation(Decision decision, String address) {
    return decision.organ().name()
        + "："
        + decision.title()
        + "，"
        + decision.documentNumber()
        + "，"
        + decision.decidedOn()
        + "，"
        + address;
  }

  /** schema.org's words; a {@code <} is escaped so that the data cannot end its element. */
  private static String jsonLd(SignedDecision signed, String address) {
    Decision decision = signed.decision();
    Map<String, Object> organ = new LinkedHashMap<>();
    organ.put("@type", "GovernmentOrganization");
    organ.put("name", decision.organ().name());
    organ.put("identifier", decision.organ().code());
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("@type", "MediaObject");
    file.put("encodingFormat", "application/json");
    file.put("contentUrl", address.replaceAll("html$", "json"));
    file.put("sha256", signed.sha256());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@context", "https://schema.org");
    data.put("@type", "DigitalDocument");
    data.put("name", decision.title());
    data.put("identifier", decision.documentNumber());
    data.put("url", address);
    data.put("inLanguage", "zh-CN");
    data.put("isAccessibleForFree", true);
    data.put("dateCreated", decision.decidedOn().toString());
    data.put("datePublished", decision.disclosure().approvedOn().toString());
    data.put("version", decision.version());
    data.put("creativeWorkStatus", decision.status().name());
    data.put("genre", Labels.of(decision.kind()));
    List<String> about = new ArrayList<>(List.of(decision.matter(), decision.category()));
    data.put("about", about);
    data.put("creator", organ);
    data.put("encoding", file);
    String json = new String(Json.compact(data), java.nio.charset.StandardCharsets.UTF_8);
    return json.replace("<", "\\u003c");
  }
}
