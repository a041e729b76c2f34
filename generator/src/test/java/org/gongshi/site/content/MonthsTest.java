package org.gongshi.site.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
  void aMonthThatLosesTheSameIsTheVeryListThatItWas() {
    SortedMap<String, List<KnownDecision>> months = byMonth(known(1, 2, 3, 4, 5, 6, 7, 8));
    Months kept = new Months();
    var once = kept.without(months, Set.of(Sample.id(3)));
    var again = kept.without(months, Set.of(Sample.id(3)));
    var other = kept.without(months, Set.of(Sample.id(4)));

    assertThat(again).isEqualTo(once);
    once.forEach((month, list) -> assertThat(again.get(month)).isSameAs(list));
    assertThat(ids(once)).doesNotContain(Sample.id(3)).hasSize(7);
    assertThat(ids(other)).contains(Sample.id(3)).doesNotContain(Sample.id(4)).hasSize(7);
  }

  @Test
  void aMonthOfWhichNothingIsLeftIsNone() {
    assertThat(new Months().without(byMonth(known(1)), Set.of(Sample.id(1)))).isEmpty();
  }

  @Test
  void whateverCameMovedAndWentBeforeWhatIsLeftIsWhatAFilterLeaves() {
    Random random = new Random(20261129);
    Months kept = new Months();
    SortedMap<String, List<KnownDecision>> months = new TreeMap<>();
    for (int round = 0; round < 300; round++) {
      int number = random.nextInt(60);
      KnownDecision one =
          new KnownDecision(
              Sample.number(number)
                  .with("decidedOn", "2026-0" + (1 + round % 9) + "-15")
                  .decision(),
              "",
              "");
      List<KnownDecision> all =
          months.values().stream()
              .flatMap(List::stream)
              .filter(known -> !known.id().equals(one.id()))
              .collect(Collectors.toCollection(ArrayList::new));
      if (random.nextInt(4) > 0) {
        all.add(one);
      }
      SortedMap<String, List<KnownDecision>> now = byMonth(all);
      for (Map.Entry<String, List<KnownDecision>> month : now.entrySet()) {
        List<KnownDecision> before = months.get(month.getKey());
        if (month.getValue().equals(before)) {
          month.setValue(before);
        }
      }
      months = now;
      Set<String> gone = new HashSet<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        gone.add(Sample.id(random.nextInt(60)));
      }
      List<KnownDecision> rest =
          all.stream()
              .filter(known -> !gone.contains(known.id()))
              .sorted(Months.OLDEST_FIRST)
              .toList();

      var left = kept.without(months, gone);
      assertThat(left).as("round %d", round).isEqualTo(byMonth(rest));
      assertThat(kept.all(left)).as("round %d", round).isEqualTo(rest);
    }
  }

  @Test
  void aValueIsMadeAnewWhenTheListIsAnotherOneAndNotBefore() {
    PerList<Integer> sizes = new PerList<>();
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
