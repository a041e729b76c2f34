package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Party;
import org.gongshi.review.cases.TradeSecret;
import org.jspecify.annotations.Nullable;

/**
 * What of one published case must be readable nowhere in public: the names and numbers of its
 * people, and the originals of all cuts.
 */
final class CaseSecrets {
  private final String caseId;
  private final String published;
  private final Map<String, LeakSearch.Secret> secrets = new LinkedHashMap<>();

  private CaseSecrets(String caseId, String published) {
    this.caseId = caseId;
    this.published = Canonical.of(published);
  }

  /**
   * The secrets of a case.
   *
   * @param texts all that becomes public
   * @param published the bytes that were approved, as text
   */
  static List<LeakSearch.Secret> of(
      String caseId, Filing filing, Draft draft, List<FieldText> texts, String published) {
    CaseSecrets all = new CaseSecrets(caseId, published);
    for (Party party : filing.parties()) {
      all.addParty(party);
    }
    for (TradeSecret secret : filing.tradeSecrets()) {
      all.add(CutKind.TRADE_SECRET, secret.text());
    }
    for (FieldText field : texts) {
      String text = field.raw().value();
      draft
          .cuts()
          .getOrDefault(field.key(), List.of())
          .forEach(cut -> all.add(cut.kind(), text.substring(cut.start(), cut.end())));
    }
    return new ArrayList<>(all.secrets.values());
  }

  private void addParty(Party party) {
    if (ClosedWorld.isPerson(party) && !NameForms.isMasked(party.name())) {
      add(CutKind.PERSON_NAME, party.name());
      party.aliases().forEach(alias -> add(CutKind.PERSON_NAME, alias));
    }
    if (party.kind() != Party.Kind.ORGANISATION) {
      add(CutKind.CITIZEN_ID, party.idNumber());
      String address = party.address();
      add(
          CutKind.ADDRESS,
          address == null ? null : Addresses.cutPart(address, AddressLevel.DISTRICT));
      add(CutKind.PLATE, party.plate());
    }
    add(CutKind.PHONE, party.phone());
    add(CutKind.BANK_CARD, party.bankCard());
    add(CutKind.EMAIL, party.email());
  }

  /**
   * Words that were approved in another place of the same text are no secret of themselves: two
   * people looked at them there. Numbers are never left out so.
   */
  private void add(CutKind kind, @Nullable String text) {
    if (text == null) {
      return;
    }
    String canonical = Canonical.of(text);
    boolean words = canonical.chars().anyMatch(c -> c >= 0x80);
    if (!words || !published.contains(canonical)) {
      secrets.putIfAbsent(canonical, new LeakSearch.Secret(caseId, kind, text));
    }
  }
}
