package org.gongshi.review.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.http.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YearTableRequestTest {
  private static final String GOOD =
      """
      {"year": 2027,
       "notices": [{"title": "测试安排"}],
       "holidays": [
         {"name": "元旦", "from": "2026-12-31", "to": "2027-01-02"},
         {"name": "劳动节", "from": "2027-05-01", "to": "2027-05-05"},
         {"name": "国庆节", "from": "2027-10-01", "to": "2027-10-07"}],
       "workdays": ["2026-12-27", "2027-05-08"]}
      """;

  @Test
  void aTableThatHoldsTogetherIsTaken() {
    YearTable table = TableFiles.read(GOOD.getBytes(StandardCharsets.UTF_8), 2027);
    assertThat(table.holidays()).hasSize(3);
    assertThat(table.workdays()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2027,|2026,|year WRONG_YEAR",
        "[{\"title\": \"测试安排\"}]|[]|notices REQUIRED",
        "[{\"title\": \"测试安排\"}]|[null]|notices[0] REQUIRED",
        "\"from\": \"2027-05-01\"|\"from\": \"2027-05-02\"|holidays STATUTORY_DAY_MISSING",
        "\"to\": \"2027-05-05\"|\"to\": \"2027-04-05\"|holidays[1] WRONG_RANGE",
        "\"to\": \"2027-05-05\"|\"to\": \"2027-06-05\"|holidays[1] WRONG_RANGE",
        "\"from\": \"2027-05-01\"|\"from\": \"+999999999-12-31\"|holidays[1] OTHER_YEAR",
        "2026-12-31|2026-11-30|holidays[0] OTHER_YEAR",
        "\"to\": \"2027-10-07\"|\"to\": \"2028-10-07\"|holidays[2] OTHER_YEAR",
        "\"name\": \"元旦\"|\"name\": \"\"|holidays[0].name REQUIRED",
        "2027-10-01|2027-05-05|holidays[2] WRONG_RANGE",
        "\"2027-05-08\"|\"2027-05-10\"|workdays[1] NOT_A_WEEKEND",
        "\"2027-05-08\"|\"2028-05-06\"|workdays[1] OTHER_YEAR",
        "\"2027-05-08\"|\"2027-10-02\"|workdays[1] HOLIDAY_TOO",
        "\"2027-05-08\"|\"2026-12-27\"|workdays[1] TWICE",
        "\"2027-05-08\"|null|workdays[1] REQUIRED",
        "2027-05-05|2027-05-06|-",
      })
  void whatCannotBeIsNamed(String from, String to, String violation) {
    byte[] bytes = GOOD.replace(from, to).getBytes(StandardCharsets.UTF_8);
    if (violation.equals("-")) {
      assertThat(TableFiles.read(bytes, 2027).holidays()).hasSize(3);
      return;
    }
    assertThatThrownBy(() -> TableFiles.read(bytes, 2027))
        .asInstanceOf(type(ProblemException.class))
        .satisfies(
            e -> {
              List<Violation> violations = e.problem().violations();
              assertThat(violations.stream().map(v -> v.field() + " " + v.rule()))
                  .contains(violation);
            });
  }
}
