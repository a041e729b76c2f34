package org.gongshi.site.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongshi.site.Sample;
import org.junit.jupiter.api.Test;

class MonthsTest {

  private static List<KnownDecision> known(int... numbers) {
    List<KnownDecision> known = new ArrayList<>();
    for (int number : numbers) {
      known.add(new KnownDecision(Sample.number(number).decision(), "", ""));
    }
    return known;
  }

  private static SortedMap<String, List<KnownDecision>> byMonth(List<KnownDecision> decisions) {
    return decisions.stream()
        .sorted(Months.OLDEST_FIRST)
        .collect(
            Collectors.groupingBy(
                k -> k.decision().monthList(), TreeMap::new, Collectors.toUnmodifiableList()));
  }

  @Test
  void allOfAllKindsComeByDayAndId() {
    List<KnownDecision> decisions = known(5, 3, 9, 1, 40, 17, 22, 80, 61, 12);

    assertThat(new Months().all(byMonth(decisions)))
        .isEqualTo(decisions.stream().sorted(Months.OLDEST_FIRST).toList());
  }

  @Test
  void aMonthThatIsFilteredInTheSameWayIsTheVeryListThatItWas() {
    SortedMap<String, List<KnownDecision>> months = byMonth(known(1, 2, 3, 4, 5, 6, 7, 8));
    String gone = Sample.id(3);
    Months kept = new Months();
    var once = kept.filtered(months, k -> !k.id().equals(gone));
    var again = kept.filtered(months, k -> !k.id().equals(gone));
    var other = kept.filtered(months, k -> !k.id().equals(Sample.id(4)));

    assertThat(again).isEqualTo(once);
    once.forEach((month, list) -> assertThat(again.get(month)).isSameAs(list));
    assertThat(ids(once)).doesNotContain(gone).hasSize(7);
    assertThat(ids(other)).contains(gone).doesNotContain(Sample.id(4)).hasSize(7);
  }

  @Test
  void aMonthOfWhichNothingIsLeftIsNone() {
    assertThat(new Months().filtered(byMonth(known(1)), k -> false)).isEmpty();
  }

  @Test
  void aValueIsMadeAnewWhenTheListIsAnotherOneAndNotBefore() {
    PerMonth<Integer> sizes = new PerMonth<>();
    AtomicInteger made = new AtomicInteger();
    List<KnownDecision> one = known(1, 2);
    List<KnownDecision> other = known(1, 2, 3);
    List<Integer> got =
        Stream.of(one, one, other, other, one)
            .map(
                list ->
                    sizes.get(
                        "penalty/2026-05",
                        list,
                        of -> {
                          made.incrementAndGet();
                          return of.size();
                        }))
            .toList();

    assertThat(got).containsExactly(2, 2, 3, 3, 2);
    assertThat(made).hasValue(3);
  }

  private static List<String> ids(SortedMap<String, List<KnownDecision>> months) {
    return months.values().stream().flatMap(List::stream).map(KnownDecision::id).toList();
  }
}
