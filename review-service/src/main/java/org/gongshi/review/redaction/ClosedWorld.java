package org.gongshi.review.redaction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ahocorasick.trie.PayloadTrie;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Party;
import org.gongshi.review.cases.TradeSecret;
import org.gongshi.review.identifiers.CitizenNumber;
import org.jspecify.annotations.Nullable;

/**
 * Every name and identifier that the case itself knows, ready to be found in any text of the case.
 */
final class ClosedWorld {
  private static final int SHOP_NAME_LENGTH = 5;

  /** Fewer units than these, of digits alone, are found everywhere and mean nothing. */
  private static final int SHORTEST_DIGITS = 5;

  private final Map<String, Known> known = new TreeMap<>();
  private final LatinNames latin = new LatinNames();
  private final Pseudonyms pseudonyms;
  private final @Nullable PayloadTrie<Known> trie;
  private final Officials officials;
  private final AddressLevel address;

  /** Whom the case's own texts name in full. */
  private final BitSet named = new BitSet();

  ClosedWorld(Filing filing, Namings namings) {
    this.address = namings.address();
    List<Party> people =
        filing.parties().stream().filter(p -> isPerson(p) && namings.hides(p)).toList();
    pseudonyms =
        new Pseudonyms(
            names(people, namings, Policy.Naming.SURNAME),
            names(people, namings, Policy.Naming.GAP),
            namings.numbering());
    for (int i = 0; i < people.size(); i++) {
      addPerson(people.get(i), i);
    }
    filing.parties().stream()
        .filter(p -> isPerson(p) && !namings.hides(p))
        .forEach(p -> addOrganisation(p, false));
    filing.parties().stream()
        .filter(p -> p.kind() == Party.Kind.ORGANISATION || (namings.hides(p) && !isPerson(p)))
        .forEach(p -> addOrganisation(p, namings.hides(p)));
    filing.parties().forEach(this::addIdentifiers);
    for (TradeSecret secret : filing.tradeSecrets()) {
      put(secret.text(), Known.secret(CutKind.TRADE_SECRET, "MARKED_TRADE_SECRET"));
    }
    List<String> names =
        people.stream().map(Party::name).filter(n -> !NameForms.isMasked(n)).toList();
    filing.parties().forEach(p -> addShop(p, people));
    NameForms.familiar(names, pseudonyms, this::put);
    officials = new Officials(filing.officers());
    trie = trie(known);
    lookForNames(filing);
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

  private static List<String> names(List<Party> people, Namings namings, Policy.Naming naming) {
    return people.stream().filter(p -> namings.of(p) == naming).map(Party::name).toList();
  }

  String pseudonymOf(Party person) {
    return NameForms.isMasked(person.name()) ? person.name() : pseudonyms.of(person.name());
  }

  /** A part of a name that was seen, until the whole text is known. */
  private record Part(Cut cut, int person, boolean alone) {}

  /** Reports every occurrence in any reading of one text, overlapping ones too. */
  void find(List<Shadow> readings, Findings to) {
    BitSet namedHere = new BitSet();
    namedHere.or(named);
    List<Part> parts = new ArrayList<>();
    for (Shadow shadow : readings) {
      find(shadow, to, namedHere, parts);
      latin.find(shadow, to);
      officials.find(shadow, to);
    }
    for (Part part : parts) {
      if (part.alone() && (part.person() < 0 || namedHere.get(part.person()))) {
        to.cut(part.cut());
      } else {
        to.propose(part.cut());
      }
    }
  }

  private void find(Shadow shadow, Findings to, BitSet namedHere, List<Part> parts) {
    if (trie == null) {
      return;
    }
    String text = shadow.text();
    trie.parseText(
        text,
        found -> {
          int begin = found.getStart();
          int end = found.getEnd() + 1;
          Known known = found.getPayload();
          int start = shadow.originalStart(begin);
          int stop = shadow.originalEnd(end);
          CutKind kind = known.kind();
          if (kind == null) {
            to.keep(start, stop);
            return true;
          }
          Cut cut = new Cut(start, stop, kind, known.rule(), known.replacement());
          switch (known.form()) {
            case WHOLE -> to.cut(cut);
            case FULL_NAME -> {
              to.cut(cut);
              namedHere.set(known.person());
            }
            case PART_OF_NAME ->
                parts.add(new Part(cut, known.person(), Neighbours.isPartOfName(text, begin, end)));
            case FAMILIAR -> {
              if (Neighbours.isFamiliar(text, begin, end)) {
                to.cut(cut);
              }
            }
          }
          return true;
        });
  }

  private void lookForNames(Filing filing) {
    if (trie != null) {
      String texts = filing.title() + '\n' + filing.matter() + '\n' + filing.facts();
      trie.parseText(
          Shadow.fold(texts, Shadow.Numbers.JOINED),
          found -> {
            Known known = found.getPayload();
            if (known.form() == Known.Form.FULL_NAME) {
              named.set(known.person());
            }
            return true;
          });
    }
  }

  private void addPerson(Party person, int number) {
    if (NameForms.isMasked(person.name())) {
      return;
    }
    String pseudonym = pseudonyms.of(person.name());
    for (String alias : person.aliases()) {
      put(alias, Known.name("ALIAS_OF_CASE", pseudonym, Known.Form.WHOLE, number));
      latin.add(alias, pseudonym, number);
    }
    NameForms.ofPerson(person.name(), pseudonym, number, this::put);
    latin.add(person.name(), pseudonym, number);
  }

  /** A shop that is called after its keeper keeps its name but for the keeper's. */
  private void addShop(Party party, List<Party> people) {
    if (party.kind() != Party.Kind.SOLE_TRADER) {
      return;
    }
    List<String> names = new ArrayList<>(party.aliases());
    names.add(party.name());
    String tradeName = party.tradeName();
    if (tradeName != null) {
      names.add(tradeName);
    }
    for (String shop : names) {
      for (Party keeper : people) {
        String given = NameForms.givenName(keeper.name());
        if (!given.isEmpty() && shop.length() > given.length() && shop.contains(given)) {
          String pseudonym = pseudonymOf(keeper);
          String masked = shop.replace(keeper.name(), pseudonym).replace(given, pseudonym);
          put(shop, Known.name("SHOP_OF_CASE", masked, Known.Form.WHOLE, Known.NOBODY));
        }
      }
    }
  }

  /** Whoever stays under the full name, and organisations that do not. */
  private void addOrganisation(Party organisation, boolean withhold) {
    List<String> names = new ArrayList<>(organisation.aliases());
    names.add(organisation.name());
    for (String name : names) {
      put(
          name,
          withhold
              ? Known.secret(CutKind.TRADE_NAME, "ORGANISATION_WITHHELD")
              : Known.stays("NAMED_BY_POLICY"));
    }
    String code = organisation.creditCode();
    if (withhold && code != null) {
      put(code, Known.secret(CutKind.OTHER_ID, "ORGANISATION_WITHHELD"));
    }
  }

  private void addIdentifiers(Party party) {
    if (party.kind() != Party.Kind.ORGANISATION) {
      String id = party.idNumber();
      boolean citizen = id != null && CitizenNumber.isValid(id);
      add(id, citizen ? CutKind.CITIZEN_ID : CutKind.OTHER_ID, "ID_OF_CASE");
      String home = party.address();
      add(
          home == null ? null : Addresses.cutPart(home, address),
          CutKind.ADDRESS,
          "ADDRESS_OF_CASE");
      add(party.plate(), CutKind.PLATE, "PLATE_OF_CASE");
      LocalDate birth = party.birthDate();
      if (birth != null) {
        Dates.forms(birth).forEach(f -> add(f, CutKind.BIRTH_DATE, "BIRTH_DATE_OF_CASE"));
      }
    }
    add(party.phone(), CutKind.PHONE, "PHONE_OF_CASE");
    add(party.bankCard(), CutKind.BANK_CARD, "BANK_CARD_OF_CASE");
    add(party.email(), CutKind.EMAIL, "EMAIL_OF_CASE");
  }

  private void add(@Nullable String secret, CutKind kind, String rule) {
    if (secret != null) {
      put(secret, Known.secret(kind, rule));
    }
  }

  /** In every reading, since one automaton looks through them all. */
  private void put(String secret, Known meaning) {
    for (Shadow.Numbers numbers : Shadow.Numbers.values()) {
      String folded = Shadow.fold(secret, numbers).strip();
      boolean says =
          numbers != Shadow.Numbers.DIGITS
              || folded.length() >= SHORTEST_DIGITS
              || !folded.chars().allMatch(c -> Shadow.isDigit((char) c));
      if (folded.length() >= 2 && says) {
        known.merge(folded, meaning, Known::or);
      }
    }
  }

  /** Made anew for every case: what matters is that a small one costs little. */
  private static @Nullable PayloadTrie<Known> trie(Map<String, Known> known) {
    if (known.isEmpty()) {
      return null;
    }
    PayloadTrie.PayloadTrieBuilder<Known> trie = PayloadTrie.builder();
    known.forEach(trie::addKeyword);
    return trie.build();
  }
}
