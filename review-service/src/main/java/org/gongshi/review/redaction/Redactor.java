package org.gongshi.review.redaction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Party;

/**
 * Cuts one case's texts: what the case knows, then what has the shape of an identifier. The same
 * case always gives the same pseudonyms, and everything is linear in the text.
 */
public final class Redactor {
  /** Titles of laws and rules stay, although a name may be spelt inside one. */
  private static final Pattern TITLE_OF_LAW =
      Pattern.compile("《[^《》]{2,60}(?:法|条例|规定|办法|细则|标准|规范|规则|准则|解释|决定)(?:[(（][^《》]{1,20}[)）])?》");

  /**
   * What a masked name says of the words beside it (谢某 患…) is seen only in what came of the first
   * cuts, so the text is looked at again until nothing is left.
   */
  private static final int ROUNDS = 3;

  private static final Policies CARRIED = Policies.carried();

  private final ClosedWorld world;
  private final Namings namings;
  private final Recognisers recognisers;
  private final boolean minorInvolved;

  /**
   * A redactor by the policy that this version carries.
   *
   * @param withholdOrganisations whether organisations are masked too
   * @param day the day of the decision, by which minors are told (未成年人保护法 art. 103)
   */
  public Redactor(Filing filing, boolean withholdOrganisations, LocalDate day) {
    this(filing, withholdOrganisations, day, CARRIED.of("", day));
  }

  /** As {@link #Redactor(Filing, boolean, LocalDate)}, by another policy. */
  Redactor(Filing filing, boolean withholdOrganisations, LocalDate day, Policy policy) {
    namings = Namings.of(filing, policy, withholdOrganisations, day);
    world = new ClosedWorld(filing, namings);
    recognisers = Recognisers.keeping(policy.address());
    minorInvolved = filing.parties().stream().anyMatch(p -> p.isMinorOn(day));
  }

  /** What became of one text. */
  public record Redacted(PublicText text, List<Cut> cuts) {}

  public Redacted redact(RawText raw) {
    return redact(raw, List.of());
  }

  /**
   * As {@link #redact(RawText)}, with more spans cut.
   *
   * @param marked spans of this text that an officer marked; they only add
   */
  Redacted redact(RawText raw, List<Cut> marked) {
    return redact(raw, findings(raw.value()), marked);
  }

  private Redacted redact(RawText raw, Findings first, List<Cut> marked) {
    List<Cut> all = new ArrayList<>(first.certain());
    all.addAll(marked);
    List<Cut> cuts = merged(all);
    if (cuts.isEmpty()) {
      return new Redacted(new PublicText(raw.value()), cuts); // the same text says the same again
    }
    String text = applied(raw.value(), cuts);
    for (int round = 0; round < ROUNDS; round++) {
      List<Cut> more = find(text);
      if (more.isEmpty()) {
        break;
      }
      List<Cut> both = new ArrayList<>(cuts);
      for (Cut cut : more) {
        both.add(inOriginal(cut, cuts));
      }
      cuts = merged(both);
      text = applied(raw.value(), cuts);
    }
    return new Redacted(new PublicText(text), cuts);
  }

  private static String applied(String original, List<Cut> cuts) {
    StringBuilder text = new StringBuilder(original.length());
    int at = 0;
    for (Cut cut : cuts) {
      text.append(original, at, cut.start()).append(cut.replacement());
      at = cut.end();
    }
    return text.append(original, at, original.length()).toString();
  }

  /** A cut of the text after {@code made}, as one of the original; what it touches goes whole. */
  private static Cut inOriginal(Cut found, List<Cut> made) {
    int shift = 0;
    int start = -1;
    int end = -1;
    for (Cut cut : made) {
      int from = cut.start() + shift;
      int until = from + cut.replacement().length();
      if (start < 0 && found.start() < until) {
        start = found.start() < from ? found.start() - shift : cut.start();
      }
      if (end < 0 && found.end() <= until) {
        end = found.end() <= from ? found.end() - shift : cut.end();
      }
      if (end >= 0) {
        break;
      }
      shift += cut.replacement().length() - cut.length();
    }
    return new Cut(
        start < 0 ? found.start() - shift : start,
        end < 0 ? found.end() - shift : end,
        found.kind(),
        found.rule(),
        found.replacement());
  }

  /** Whether a party's name does not stand in full in what is published. */
  boolean hides(Party party) {
    return namings.hides(party);
  }

  /** The name under which a party is published. */
  PublicText nameOf(Party party) {
    if (ClosedWorld.isPerson(party)) {
      String name = hides(party) ? world.pseudonymOf(party) : party.name();
      String tradeName = party.tradeName();
      return tradeName == null || namings.withheld()
          ? new PublicText(name)
          : new PublicText(name + "（" + redact(new RawText(tradeName)).text().value() + "）");
    }
    if (hides(party)) {
      return new PublicText(CutKind.TRADE_NAME.gap());
    }
    return party.kind() == Party.Kind.ORGANISATION
        ? new PublicText(party.name())
        : redact(new RawText(party.name())).text();
  }

  /**
   * What still has to be cut in {@code text}, in order and without overlaps; empty in a text that
   * may be published.
   */
  List<Cut> find(String text) {
    return merged(new ArrayList<>(findings(text).certain()));
  }

  /** What was found in one text: what is cut, and what a person has to settle. */
  public record Found(Redacted redacted, List<Cut> proposed) {}

  /** As {@link #redact(RawText)}, with the spans that no rule is sure of. */
  public Found look(RawText raw) {
    return look(raw, List.of());
  }

  /**
   * As {@link #look(RawText)}, with more spans cut.
   *
   * @param marked spans of this text that an officer marked
   */
  Found look(RawText raw, List<Cut> marked) {
    List<Shadow> readings = Shadow.all(raw.value());
    Findings findings = findings(raw.value(), readings);
    UnknownPeople.find(Shadow.joined(readings), findings);
    Redacted redacted = redact(raw, findings, marked);
    List<Cut> proposed = new ArrayList<>();
    int next = 0;
    for (Cut cut : merged(new ArrayList<>(findings.proposed()))) {
      List<Cut> certain = redacted.cuts();
      while (next < certain.size() && certain.get(next).end() <= cut.start()) {
        next++;
      }
      if (next == certain.size() || certain.get(next).start() >= cut.end()) {
        proposed.add(cut);
      }
    }
    return new Found(redacted, proposed);
  }

  private Findings findings(String text) {
    return findings(text, Shadow.all(text));
  }

  private Findings findings(String text, List<Shadow> readings) {
    Findings findings = new Findings();
    world.find(readings, findings);
    for (Shadow shadow : readings) {
      recognisers.find(shadow, minorInvolved, findings);
    }
    Matcher laws = TITLE_OF_LAW.matcher(text);
    while (laws.find()) {
      findings.keep(laws.start(), laws.end());
    }
    return findings;
  }

  /**
   * Overlapping cuts become one cut over all of them, named after the longest: a remainder would be
   * a leak.
   */
  private static List<Cut> merged(List<Cut> found) {
    found.sort(
        Comparator.comparingInt(Cut::start).thenComparing(Cut::length, Comparator.reverseOrder()));
    List<Cut> merged = new ArrayList<>();
    for (Cut cut : found) {
      Cut last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || cut.start() >= last.end()) {
        merged.add(cut);
      } else if (cut.end() > last.end()) {
        Cut longer = cut.length() > last.length() ? cut : last;
        merged.set(
            merged.size() - 1,
            new Cut(last.start(), cut.end(), longer.kind(), longer.rule(), longer.replacement()));
      }
    }
    return merged;
  }
}
