package org.gongshi.site.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongshi.site.Sample;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Months;
import org.junit.jupiter.api.Test;

class GroupingTest {

  private final Grouping matters = new Grouping(decision -> decision.matter());

  private static KnownDecision known(int number, String matter) {
    return new KnownDecision(Sample.number(number).with("matter", matter).decision(), "", "");
  }

  private static SortedMap<String, List<KnownDecision>> months(List<KnownDecision> decisions) {
    return decisions.stream()
        .sorted(Months.OLDEST_FIRST)
        .collect(
            Collectors.groupingBy(
                known -> known.decision().monthList(),
                TreeMap::new,
                Collectors.toUnmodifiableList()));
  }

  @Test
  void aGroupInWhichNothingChangedIsTheVeryListThatItWas() {
    SortedMap<String, List<KnownDecision>> months = months(List.of(known(1, "甲"), known(2, "乙")));
    Map<String, List<KnownDecision>> before = new HashMap<>(matters.of(months));
    months.put("fee/2027-01", List.of(known(3, "乙")));
    Map<String, List<KnownDecision>> after = matters.of(months);

    assertThat(after.get("甲")).isSameAs(before.get("甲"));
    assertThat(after.get("乙")).hasSize(2);
  }

  @Test
  void aGroupOfAMonthInWhichAnotherGroupChangedIsTheVeryListThatItWas() {
    KnownDecision stays = known(1, "甲");
    Map<String, List<KnownDecision>> before =
        new HashMap<>(matters.of(months(List.of(stays, known(2, "乙")))));
    SortedMap<String, List<KnownDecision>> now =
        months(List.of(stays, known(2, "乙"), known(3, "乙")));
    Map<String, List<KnownDecision>> after = matters.of(now);

    assertThat(after.get("甲")).isSameAs(before.get("甲"));
    assertThat(after.get("乙")).hasSize(2);
  }

  @Test
  void whateverCameAndWentBeforeTheGroupsAreThoseOfAFreshLook() {
    Random random = new Random(20261129);
    SortedMap<String, List<KnownDecision>> months = new TreeMap<>();
    for (int round = 0; round < 200; round++) {
      List<KnownDecision> all =
          months.values().stream()
              .flatMap(List::stream)
              .collect(Collectors.toCollection(ArrayList::new));
      KnownDecision one = known(random.nextInt(80), "事项" + random.nextInt(5));
      all.removeIf(known -> known.id().equals(one.id()));
      if (random.nextInt(3) > 0) {
        all.add(one);
      }
      SortedMap<String, List<KnownDecision>> now = months(all);
      for (Map.Entry<String, List<KnownDecision>> month : now.entrySet()) {
        List<KnownDecision> before = months.get(month.getKey());
        if (month.getValue().equals(before)) {
          month.setValue(before);
        }
      }
      months = now;

      assertThat(matters.of(months))
          .as("round %d", round)
          .isEqualTo(new Grouping(decision -> decision.matter()).of(months));
    }
  }
}
