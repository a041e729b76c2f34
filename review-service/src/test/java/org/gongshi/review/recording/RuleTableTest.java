package org.gongshi.review.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The plan's table, row by row. */
final class RuleTableTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 8);
  private static final Need.Have NOTHING = new Need.Have(List.of(), List.of());
  private final RuleTable table = RuleTable.shipped();

  private List<Need> needs(Facts facts, Need.Have have) {
    return Need.of(table.firing(facts, DAY), facts, have);
  }

  private static Facts inspection(Field field) {
    return new Facts(
        field, Set.of(Stage.ON_SITE_INSPECTION), Set.of(), Set.of(), false, false, false);
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void anInspectionIsFilmedInTheSevenFields(Field field) {
    List<Need> needs = needs(inspection(field), NOTHING);
    if (field == Field.OTHER) {
      assertThat(needs).isEmpty();
    } else {
      assertThat(needs).extracting(Need::stage).containsExactly(Stage.ON_SITE_INSPECTION);
      assertThat(needs.getFirst().rule().wholeCourse()).isTrue();
      assertThat(needs.getFirst().missing()).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void everyMeasureThatThePlanNamesIsFilmedAsAWhole(Measure measure) {
    Facts facts = new Facts(null, Set.of(), Set.of(measure), Set.of(), false, false, false);
    List<Need> needs = needs(facts, NOTHING);
    assertThat(needs).extracting(Need::stage).containsExactly(measure.stage());
    assertThat(needs.getFirst().rule().wholeCourse()).isTrue();
  }

  @Test
  void lifeHealthAndMajorPropertyWantEveryStageOnSite() {
    Facts facts =
        new Facts(
            Field.OTHER,
            Set.of(Stage.ON_SITE_INSPECTION, Stage.HEARING, Stage.INVESTIGATION),
            Set.of(),
            Set.of(),
            true,
            false,
            false);
    assertThat(needs(facts, NOTHING))
        .filteredOn(n -> n.rule().id().equals("LIFE_HEALTH_MAJOR_PROPERTY"))
        .extracting(Need::stage)
        .containsExactly(Stage.ON_SITE_INSPECTION, Stage.INVESTIGATION);
  }

  @Test
  void lackOfCooperationAndLeavingADocumentAreFilmed() {
    Facts facts =
        new Facts(null, Set.of(), Set.of(), Set.of(Stage.INVESTIGATION), false, false, true);
    assertThat(needs(facts, NOTHING))
        .extracting(Need::stage)
        .containsExactly(Stage.INVESTIGATION, Stage.SERVICE);
  }

  @Test
  void aPartIsNotTheWholeAndAWrittenStatementExcuses() {
    Facts facts = inspection(Field.WORK_SAFETY);
    Need.Filmed part = new Need.Filmed("a", Stage.ON_SITE_INSPECTION, false);
    Need.Filmed whole = new Need.Filmed("b", Stage.ON_SITE_INSPECTION, true);
    Need.Failed open = new Need.Failed("c", Stage.ON_SITE_INSPECTION, false);
    Need.Failed explained = new Need.Failed("c", Stage.ON_SITE_INSPECTION, true);
    assertThat(needs(facts, new Need.Have(List.of(part), List.of())).getFirst().isMet()).isFalse();
    assertThat(needs(facts, new Need.Have(List.of(whole), List.of())).getFirst().isMet()).isTrue();
    assertThat(needs(facts, new Need.Have(List.of(), List.of(open))).getFirst().isMet()).isFalse();
    assertThat(needs(facts, new Need.Have(List.of(), List.of(explained))).getFirst().isMet())
        .isTrue();
  }

  @Test
  void noRuleFiresBeforeItsDayOrWithoutFacts() {
    assertThat(table.firing(inspection(Field.LABOUR), LocalDate.of(2018, 12, 4))).isEmpty();
    assertThat(table.firing(Facts.NONE, DAY)).isEmpty();
  }
}
