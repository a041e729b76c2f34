package org.gongshi.site.bake;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.PerList;

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
  }

  /**
   * A sum.
   *
   * @param inTime approved for publication no later than its last day
   * @param yuan amounts
   * @param classes penalties by the heaviest class of each
   */
  record Tally(int decisions, int inTime, BigDecimal yuan, Map<PenaltyClass, Integer> classes) {}

  /** A sum in the making. */
  private static final class Counter {
    private int decisions;
    private int inTime;
    private BigDecimal yuan = BigDecimal.ZERO;
    private final Map<PenaltyClass, Integer> classes = new EnumMap<>(PenaltyClass.class);

    void add(Decision decision) {
      decisions++;
      inTime += decision.disclosure().approvedOn().isAfter(decision.publicBy()) ? 0 : 1;
      String amount = decision.amountYuan();
      if (amount != null) {
        yuan = yuan.add(new BigDecimal(amount));
      }
      if (decision.kind() == Kind.PENALTY) {
        classes.merge(PenaltyClass.of(decision.category()), 1, Integer::sum);
      }
    }

    void add(Tally tally) {
      decisions += tally.decisions;
      inTime += tally.inTime;
      yuan = yuan.add(tally.yuan);
      tally.classes.forEach((c, n) -> classes.merge(c, n, Integer::sum));
    }

    Tally tally() {
      return new Tally(decisions, inTime, yuan, classes);
    }
  }

  /**
   * The figures of all months.
   *
   * @param tallies what was counted in earlier bakes
   */
  static Figures of(
      SortedMap<String, List<KnownDecision>> months, PerList<SortedMap<Slice, Tally>> tallies) {
    SortedMap<Slice, Tally> all = new TreeMap<>();
    months.forEach((list, month) -> all.putAll(tallies.get(list, month, Figures::tallies)));
    return new Figures(all);
  }

  private static SortedMap<Slice, Tally> tallies(List<KnownDecision> month) {
    Map<Slice, Counter> counters = new HashMap<>();
    for (KnownDecision known : month) {
      Decision decision = known.decision();
      Slice key =
          new Slice(YearMonth.from(decision.decidedOn()), decision.kind(), decision.organ().name());
      counters.computeIfAbsent(key, slice -> new Counter()).add(decision);
    }
    SortedMap<Slice, Tally> tallies = new TreeMap<>();
    counters.forEach((slice, counter) -> tallies.put(slice, counter.tally()));
    return tallies;
  }

  /** Those of one year. */
  Figures in(int year) {
    return between(YearMonth.of(year, 1), YearMonth.of(year + 1, 1));
  }

  /** Those of one month. */
  Figures in(YearMonth month) {
    return between(month, month.plusMonths(1));
  }

  private Figures between(YearMonth from, YearMonth to) {
    return new Figures(tallies.subMap(first(from), first(to)));
  }

  private static Slice first(YearMonth month) {
    return new Slice(month, Collections.min(EnumSet.allOf(Kind.class)), "");
  }

  Figures of(Kind kind) {
    return only(slice -> slice.kind() == kind);
  }

  Figures of(String organ) {
    return only(slice -> slice.organ().equals(organ));
  }

  private Figures only(Predicate<Slice> of) {
    SortedMap<Slice, Tally> some = new TreeMap<>();
    tallies.forEach(
        (slice, tally) -> {
          if (of.test(slice)) {
            some.put(slice, tally);
          }
        });
    return new Figures(some);
  }

  /** The sum of them. */
  Tally all() {
    Counter sum = new Counter();
    tallies.values().forEach(sum::add);
    return sum.tally();
  }

  int decisions() {
    return tallies.values().stream().mapToInt(Tally::decisions).sum();
  }

  /** Years with a decision, newest first. */
  List<Integer> years() {
    return months().stream().map(YearMonth::getYear).distinct().toList();
  }

  /** Months with a decision, newest first. */
  List<YearMonth> months() {
    return tallies.keySet().stream().map(Slice::month).distinct().toList().reversed();
  }

  List<String> organs() {
    return tallies.keySet().stream().map(Slice::organ).distinct().sorted().toList();
  }
}
