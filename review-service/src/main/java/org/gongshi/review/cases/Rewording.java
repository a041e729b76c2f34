package org.gongshi.review.cases;

import java.util.List;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/** Other words for what was filed, as an official sends them; what is absent stays as it was. */
public record Rewording(
    @Nullable String title,
    @Nullable String matter,
    @Nullable String facts,
    @Nullable String basis,
    @Nullable List<FilingRequest.PartyRequest> parties,
    @Nullable List<FilingRequest.OfficerRequest> officers,
    @Nullable List<FilingRequest.TradeSecretRequest> tradeSecrets) {

  /** Whether it touches nothing but who and what is kept from the public. */
  public boolean touchesSecretsOnly() {
    return title == null && matter == null && facts == null && basis == null && officers == null;
  }

  /** The filing in its new words; kind, organ, procedure, details and secrecy stay. */
  public Filing of(Filing was, Checks checks) {
    String newFacts = facts == null ? was.facts() : checks.text("rewording.facts", facts, 200_000);
    List<TradeSecret> secrets =
        tradeSecrets == null
            ? was.tradeSecrets()
            : FilingRequest.secrets(checks, tradeSecrets, newFacts);
    // A mark whose words were put right would silently mark nothing.
    checks.require(
        secrets.stream().allMatch(s -> newFacts.contains(s.text())),
        "rewording.tradeSecrets",
        "NOT_IN_FACTS",
        "原标注的商业秘密不在更正后的事实中，请重新标注。");
    return new Filing(
        was.kind(),
        was.procedure(),
        was.organCode(),
        title == null ? was.title() : checks.line("rewording.title", title, 300),
        matter == null ? was.matter() : checks.line("rewording.matter", matter, 300),
        newFacts,
        basis == null ? was.basis() : checks.text("rewording.basis", basis, 10_000),
        parties == null ? was.parties() : FilingRequest.parties(checks, parties),
        officers == null ? was.officers() : FilingRequest.officers(checks, officers),
        secrets,
        was.stateSecret(),
        was.sample(),
        was.details());
  }

  @Override
  public String toString() {
    return "Rewording";
  }
}
