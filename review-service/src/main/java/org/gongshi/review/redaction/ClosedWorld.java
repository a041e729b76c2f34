package org.gongshi.review.redaction;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Party;
import org.gongshi.review.cases.TradeSecret;
import org.gongshi.review.identifiers.CitizenNumber;
import org.jspecify.annotations.Nullable;

/**
 * Every name and identifier that the case itself knows, ready to be found in any text of the case.
 */
final class ClosedWorld {
  /** A pattern's meaning: cut it, or (kind null) keep it although a name stands inside. */
  private record Known(@Nullable CutKind kind, String rule, String replacement) {}

  private static final int SHOP_NAME_LENGTH = 5;

  private final Map<String, Known> joined = new TreeMap<>();
  private final Map<String, Known> asWritten = new TreeMap<>();
  private final Pseudonyms pseudonyms;
  private final @Nullable AhoCorasickDoubleArrayTrie<Known> joinedTrie;
  private final @Nullable AhoCorasickDoubleArrayTrie<Known> asWrittenTrie;

  /**
   * @param withholdOrganisations whether organisations are masked too
   */
  ClosedWorld(Filing filing, boolean withholdOrganisations) {
    List<Party> people = filing.parties().stream().filter(ClosedWorld::isPerson).toList();
    pseudonyms = new Pseudonyms(people.stream().map(Party::name).toList());
    people.forEach(this::addPerson);
    filing.parties().stream()
        .filter(p -> p.kind() == Party.Kind.ORGANISATION || (withholdOrganisations && !isPerson(p)))
        .forEach(p -> addOrganisation(p, withholdOrganisations));
    filing.parties().forEach(this::addIdentifiers);
    for (TradeSecret secret : filing.tradeSecrets()) {
      add(secret.text(), CutKind.TRADE_SECRET, "MARKED_TRADE_SECRET", CutKind.TRADE_SECRET.gap());
    }
    joinedTrie = trie(joined);
    asWrittenTrie = trie(asWritten);
  }

  /**
   * Whether the party's name is a natural person's: a shop's name is public, its keeper's is not.
   */
  static boolean isPerson(Party party) {
    return switch (party.kind()) {
      case NATURAL_PERSON -> true;
      case SOLE_TRADER -> party.name().length() < SHOP_NAME_LENGTH;
      case ORGANISATION -> false;
    };
  }

  String pseudonymOf(Party person) {
    return isMasked(person.name()) ? person.name() : pseudonyms.of(person.name());
  }

  /** Reports every occurrence, overlapping ones too; spans that stay public go to {@code keep}. */
  void find(Shadow shadow, Shadow.Numbers numbers, Consumer<Cut> cut, Kept keep) {
    var trie = numbers == Shadow.Numbers.JOINED ? joinedTrie : asWrittenTrie;
    if (trie == null) {
      return;
    }
    trie.parseText(
        shadow.text(),
        (begin, end, known) -> {
          int start = shadow.originalStart(begin);
          int stop = shadow.originalEnd(end);
          CutKind kind = known.kind();
          if (kind == null) {
            keep.add(start, stop);
          } else {
            cut.accept(new Cut(start, stop, kind, known.rule(), known.replacement()));
          }
        });
  }

  private void addPerson(Party person) {
    if (isMasked(person.name())) {
      return;
    }
    String pseudonym = pseudonyms.of(person.name());
    add(person.name(), CutKind.PERSON_NAME, "NAME_OF_CASE", pseudonym);
    for (String alias : person.aliases()) {
      add(alias, CutKind.PERSON_NAME, "ALIAS_OF_CASE", pseudonym);
    }
  }

  private void addOrganisation(Party organisation, boolean withhold) {
    List<String> names = new ArrayList<>(organisation.aliases());
    names.add(organisation.name());
    for (String name : names) {
      if (withhold) {
        add(name, CutKind.TRADE_NAME, "ORGANISATION_WITHHELD", CutKind.TRADE_NAME.gap());
      } else {
        put(name, new Known(null, "ORGANISATION_STAYS", ""));
      }
    }
    String code = organisation.creditCode();
    if (withhold && code != null) {
      add(code, CutKind.OTHER_ID, "ORGANISATION_WITHHELD", CutKind.OTHER_ID.gap());
    }
  }

  private void addIdentifiers(Party party) {
    if (party.kind() != Party.Kind.ORGANISATION) {
      String id = party.idNumber();
      boolean citizen = id != null && CitizenNumber.isValid(id);
      addGap(id, citizen ? CutKind.CITIZEN_ID : CutKind.OTHER_ID, "ID_OF_CASE");
      addGap(party.address(), CutKind.ADDRESS, "ADDRESS_OF_CASE");
      addGap(party.plate(), CutKind.PLATE, "PLATE_OF_CASE");
      LocalDate birth = party.birthDate();
      if (birth != null) {
        for (String form : Dates.forms(birth)) {
          addGap(form, CutKind.BIRTH_DATE, "BIRTH_DATE_OF_CASE");
        }
      }
    }
    addGap(party.phone(), CutKind.PHONE, "PHONE_OF_CASE");
    addGap(party.bankCard(), CutKind.BANK_CARD, "BANK_CARD_OF_CASE");
    addGap(party.email(), CutKind.EMAIL, "EMAIL_OF_CASE");
  }

  private void addGap(@Nullable String secret, CutKind kind, String rule) {
    if (secret != null) {
      add(secret, kind, rule, kind.gap());
    }
  }

  private void add(String secret, CutKind kind, String rule, String replacement) {
    put(secret, new Known(kind, rule, replacement));
  }

  private void put(String secret, Known known) {
    for (Shadow.Numbers numbers : Shadow.Numbers.values()) {
      String folded = Shadow.fold(secret, numbers).strip();
      if (folded.length() >= 2) {
        (numbers == Shadow.Numbers.JOINED ? joined : asWritten).putIfAbsent(folded, known);
      }
    }
  }

  /** A name that came masked already, such as 张某某, is no secret. */
  private static boolean isMasked(String name) {
    return name.matches("\\p{IsHan}{1,2}[某*×xX]{1,2}[甲乙丙丁戊己庚辛壬癸0-9]*");
  }

  private static @Nullable AhoCorasickDoubleArrayTrie<Known> trie(Map<String, Known> known) {
    if (known.isEmpty()) {
      return null;
    }
    AhoCorasickDoubleArrayTrie<Known> trie = new AhoCorasickDoubleArrayTrie<>();
    trie.build(new TreeMap<>(known));
    return trie;
  }
}
