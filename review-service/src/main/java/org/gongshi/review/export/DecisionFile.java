package org.gongshi.review.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.redaction.PublicParty;

/** A decision in the contract's form. */
final class DecisionFile {
  private DecisionFile() {}

  static byte[] of(PublicDecision decision) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("contract", "gongshi.decision/1");
    file.put("id", decision.id().value());
    file.put("version", decision.version());
    var replaced = decision.replaces();
    if (replaced != null) {
      file.putObject("replaces")
          .put("id", replaced.id().value())
          .put("cause", replaced.cause().name());
    }
    file.put("sample", decision.sample());
    file.put("kind", decision.kind().name());
    file.put("procedure", decision.procedure().name());
    file.put("title", oneLine(decision.title().value()));
    file.put("documentNumber", decision.documentNumber().value());
    file.putObject("organ")
        .put("code", decision.organ().code())
        .put("name", decision.organ().name());
    file.put("matter", oneLine(decision.matter().value()));
    file.put("category", oneLine(decision.category().value()));
    ArrayNode parties = file.putArray("parties");
    for (PublicParty party : decision.parties()) {
      ObjectNode node = parties.addObject();
      node.put("kind", party.kind().name()).put("name", party.name().value());
      var code = party.creditCode();
      if (code != null) {
        node.put("creditCode", code.value());
      }
    }
    var facts = decision.facts();
    if (facts != null) {
      file.put("facts", facts.value());
    }
    file.put("basis", decision.basis().value());
    file.put("conclusion", decision.conclusion().value());
    var amount = decision.amount();
    if (amount != null) {
      file.put("amountYuan", amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString());
    }
    ArrayNode officers = file.putArray("officers");
    decision
        .officers()
        .forEach(
            o -> officers.addObject().put("name", o.name()).put("certificate", o.certificate()));
    file.put("decidedOn", decision.decidedOn().toString());
    LocalDate servedOn = decision.servedOn();
    if (servedOn != null) {
      file.put("servedOn", servedOn.toString());
    }
    file.put("publicBy", decision.publicBy().toString());
    file.putObject("disclosure")
        .put("choice", decision.choice().name())
        .put("approvedOn", decision.approvedOn().toString());
    var remedies = decision.remedies();
    if (remedies != null) {
      file.putObject("remedies")
          .put("reconsiderBy", remedies.reconsiderBy().toString())
          .put("sueBy", remedies.sueBy().toString());
    }
    ArrayNode cuts = file.putArray("cuts");
    decision
        .cuts()
        .forEach((kind, count) -> cuts.addObject().put("kind", kind.name()).put("count", count));
    if (!decision.attachments().isEmpty()) {
      ArrayNode attachments = file.putArray("attachments");
      for (PublicDecision.Attached attached : decision.attachments()) {
        attachments
            .addObject()
            .put("path", decision.pathOf(attached))
            .put("mediaType", attached.type().mediaType())
            .put("size", attached.size())
            .put("sha256", attached.sha256().value())
            .put("title", oneLine(attached.title().value()));
      }
    }
    putProceedings(file, decision.proceedings());
    return ContractBytes.of(file);
  }

  /** The last field of the file, so that it can be put anew; absent where there are none. */
  static void putProceedings(ObjectNode file, List<PublicDecision.Proceeding> proceedings) {
    file.remove("proceedings");
    if (proceedings.isEmpty()) {
      return;
    }
    ArrayNode all = file.putArray("proceedings");
    for (PublicDecision.Proceeding proceeding : proceedings) {
      ObjectNode node = all.addObject();
      node.put("kind", proceeding.kind().name())
          .put("body", oneLine(proceeding.body().value()))
          .put("acceptedOn", proceeding.acceptedOn().toString())
          .put("suspendsExecution", proceeding.suspendsExecution());
      var outcome = proceeding.outcome();
      var endedOn = proceeding.endedOn();
      if (outcome != null && endedOn != null) {
        node.put("outcome", outcome.name()).put("endedOn", endedOn.toString());
      }
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*[\\n\\t]\\s*", " ");
  }
}
