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

  private final ClosedWorld world;
  private final boolean minorInvolved;

  /**
   * @param withholdOrganisations whether organisations are masked too
   * @param day the day of the decision, by which minors are told (未成年人保护法 art. 103)
   */
  public Redactor(Filing filing, boolean withholdOrganisations, LocalDate day) {
    this.world = new ClosedWorld(filing, withholdOrganisations);
    this.minorInvolved = filing.parties().stream().anyMatch(p -> p.isMinorOn(day));
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
    List<Cut> all = new ArrayList<>(find(raw.value()));
    all.addAll(marked);
    List<Cut> cuts = merged(all);
    StringBuilder text = new StringBuilder(raw.value().length());
    int at = 0;
    for (Cut cut : cuts) {
      text.append(raw.value(), at, cut.start()).append(cut.replacement());
      at = cut.end();
    }
    text.append(raw.value(), at, raw.value().length());
    return new Redacted(new PublicText(text.toString()), cuts);
  }

  /** The name under which a party is published. */
  PublicText nameOf(Party party, boolean withholdOrganisations) {
    if (ClosedWorld.isPerson(party)) {
      String pseudonym = world.pseudonymOf(party);
      String tradeName = party.tradeName();
      return tradeName == null || withholdOrganisations
          ? new PublicText(pseudonym)
          : new PublicText(pseudonym + "（" + redact(new RawText(tradeName)).text().value() + "）");
    }
    if (withholdOrganisations) {
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
    List<Cut> found = new ArrayList<>();
    Kept keep = new Kept();
    for (Shadow.Numbers numbers : Shadow.Numbers.values()) {
      Shadow shadow = Shadow.of(text, numbers);
      world.find(shadow, numbers, found::add, keep);
      Recognisers.find(shadow, minorInvolved, found::add);
    }
    Matcher laws = TITLE_OF_LAW.matcher(text);
    while (laws.find()) {
      keep.add(laws.start(), laws.end());
    }
    found.removeIf(cut -> cut.kind() == CutKind.PERSON_NAME && keep.covers(cut));
    return merged(found);
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
