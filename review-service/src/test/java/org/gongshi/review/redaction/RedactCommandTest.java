package org.gongshi.review.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RedactCommandTest {
  @Test
  void aLineGivesItsTextAndItsCutsInUnitsOfTheInput() {
    assertThat(
            CaseOf.run(
                "{\"id\":7,\"parties\":[{\"name\":\"张望舒\",\"role\":\"PARTY\",\"kind\":\"NATURAL_PERSON\"}],"
                    + "\"officials\":[{\"name\":\"顾行简\"}],\"text\":\"𠮷张\\n望舒到场\"}"))
        .containsExactly(
            "{\"id\":7,\"text\":\"𠮷张某到场\",\"cuts\":[{\"start\":2,\"end\":6,\"kind\":\"PERSON_NAME\","
                + "\"rule\":\"NAME_OF_CASE\",\"replacement\":\"张某\",\"status\":\"certain\"}]}");
  }

  @Test
  void badLinesAreNamedByCodeWithoutTheirContentAndTheRestGoesOn() {
    assertThat(
            CaseOf.run(
                "{\"id\":\"a\",\"text\":\"甲\"}",
                "张望舒",
                "{\"id\":\"c\",\"parties\":[{\"role\":\"PARTY\"}],\"text\":\"乙\"}",
                "{\"id\":\"d\",\"parties\":[{\"name\":\"张望舒\",\"kind\":\"GHOST\"}],\"text\":\"乙\"}",
                "{\"id\":\"e\"}",
                "{\"id\":\"f\",\"officials\":[{}],\"text\":\"乙\"}",
                "",
                "{\"id\":\"g\",\"text\":\"丙\"}"))
        .containsExactly(
            "{\"id\":\"a\",\"text\":\"甲\",\"cuts\":[]}",
            "{\"id\":null,\"line\":2,\"error\":\"BAD_JSON\"}",
            "{\"id\":\"c\",\"line\":3,\"error\":\"BAD_PARTY\"}",
            "{\"id\":\"d\",\"line\":4,\"error\":\"BAD_PARTY\"}",
            "{\"id\":\"e\",\"line\":5,\"error\":\"BAD_TEXT\"}",
            "{\"id\":\"f\",\"line\":6,\"error\":\"BAD_OFFICIAL\"}",
            "{\"id\":\"g\",\"text\":\"丙\",\"cuts\":[]}");
  }

  @Test
  void whatNoRuleIsSureOfIsProposedAndNotCut() {
    assertThat(
            CaseOf.run("{\"id\":1,\"parties\":[{\"name\":\"林拾英\"}],\"text\":\"拾英到场\"}").getFirst())
        .contains("\"text\":\"拾英到场\"")
        .contains("\"status\":\"proposed\"");
  }
}
