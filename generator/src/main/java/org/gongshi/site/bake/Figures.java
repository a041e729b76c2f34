package org.gongshi.site.bake;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Kind;

/**
 * What is counted of decisions, in one small tally for each kind, month and organ. All figures on
 * the site are sums of these, so a new decision touches one tally and the pages of its year, and an
 * incremental build can keep the others.
 */
final class Figures {

  private final SortedMap<Slice, Tally> tallies;

  private Figures(SortedMap<Slice, Tally> tallies) {
    this.tallies = tallies;
  }

  /** Where a decision is counted; the month is that of the decision. */
  record Slice(YearMonth month, Kind kind, String organ) implements Comparable<Slice> {

    @Override
    public int compareTo(Slice other) {
      int byMonth = month.compareTo(other.month);
      int byKind = byMonth == 0 ? kind.compareTo(other.kind) : byMonth;
      return byKind == 0 ? organ.compareTo(other.organ) : byKind;
    }

    int year() {
      return month.getYear();
    }
  }

  /**
   * A sum.
   *
   * @param inTime approved for publication no later than its last day
   * @param yuan amounts
   * @param classes penalties by the heaviest class of each
   */
  record Tally(int decisions, int inTime, BigDecimal yuan, Map<PenaltyClass, Integer> classes) {

    static final Tally NONE = new Tally(0, 0, BigDecimal.ZERO, Map.of());

    static Tally of(Decision decision) {
      boolean inTime = !decision.disclosure().approvedOn().isAfter(decision.publicBy());
      String amount = decision.amountYuan();
      return new Tally(
          1,
          inTime ? 1 : 0,
          amount == null ? BigDecimal.ZERO : new BigDecimal(amount),
          decision.kind() == Kind.PENALTY
              ? Map.of(PenaltyClass.of(decision.category()), 1)
              : Map.of());
    }

    Tally plus(Tally other) {
      Map<PenaltyClass, Integer> sum = new TreeMap<>(classes);
      other.classes.forEach((c, n) -> sum.merge(c, n, Integer::sum));
      return new Tally(
          decisions + other.decisions, inTime + other.inTime, yuan.add(other.yuan), sum);
    }
  }

  static Figures of(Collection<Decision> decisions) {
    SortedMap<Slice, Tally> tallies = new TreeMap<>();
    for (Decision decision : decisions) {
      Slice key =
          new Slice(YearMonth.from(decision.decidedOn()), decision.kind(), decision.organ().name());
      tallies.merge(key, Tally.of(decision), Tally::plus);
    }
    return new Figures(tallies);
  }

  Tally sum(Predicate<Slice> of) {
    Tally sum = Tally.NONE;
    for (Map.Entry<Slice, Tally> tally : tallies.entrySet()) {
      if (of.test(tally.getKey())) {
        sum = sum.plus(tally.getValue());
      }
    }
    return sum;
  }

  Tally all() {
    return sum(key -> true);
  }

  /** Years with a decision, newest first. */
  List<Integer> years() {
    return new ArrayList<>(tallies.keySet().stream().map(Slice::year).distinct().sorted().toList())
        .reversed();
  }

  /** Years in which decisions of a kind were made, newest first. */
  List<Integer> years(Kind kind) {
    return years().stream().filter(year -> sum(of(kind, year)).decisions() > 0).toList();
  }

  List<String> organs(int year) {
    return tallies.keySet().stream()
        .filter(key -> key.year() == year)
        .map(Slice::organ)
        .distinct()
        .sorted()
        .toList();
  }

  static Predicate<Slice> of(Kind kind, int year) {
    return key -> key.kind() == kind && key.year() == year;
  }
}
