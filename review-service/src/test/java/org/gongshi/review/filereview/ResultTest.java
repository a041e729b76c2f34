package org.gongshi.review.filereview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongshi.review.identifiers.LegalBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From scores to total and grade. */
final class ResultTest {
  private final ScoreSheet sheet = ScoreSheets.from(Map.of()).on(LocalDate.of(2026, 11, 24));

  @ParameterizedTest
  @CsvSource({"0, 100.0, EXCELLENT", "10, 90.0, EXCELLENT", "11, 89.0, PASSED", "30, 70.0, PASSED"})
  void theThresholdsAreInTheFile(int off, String total, Grade grade) {
    Result result = Result.of(sheet, scores(off), List.of());
    assertThat(result.total()).isEqualByComparingTo(total);
    assertThat(result.grade()).isEqualTo(grade);
  }

  @Test
  void onePointBelowTheLowestThresholdFails() {
    assertThat(Result.of(sheet, scores(31), List.of()).grade()).isEqualTo(Grade.FAILED);
  }

  @Test
  void aVetoFailsAFileWhateverItsTotal() {
    Result result = Result.of(sheet, scores(0), List.of("NO_LAW"));
    assertThat(result.total()).isEqualByComparingTo("100.0");
    assertThat(result.grade()).isEqualTo(Grade.FAILED);
  }

  @Test
  void anItemThatDoesNotApplyNeitherHelpsNorHarms() {
    List<Score> scores = new ArrayList<>(scores(0));
    Score left = scores.removeLast();
    scores.add(new Score(left.item(), null, left.of(), "不适用"));
    Score first = scores.removeFirst();
    scores.add(new Score(first.item(), 0, first.of(), "缺"));
    // 100 points without the 3 of the last item, and without the 8 of the first: 89 of 97.
    assertThat(Result.of(sheet, scores, List.of()).total()).isEqualByComparingTo("91.8");
  }

  @Test
  void aSheetAddsUpToAHundredPoints() {
    assertThat(sheet.items().stream().mapToInt(ScoreSheet.Item::points).sum()).isEqualTo(100);
    LegalBasis basis = new LegalBasis("本机关设定", "", "2026-01-01");
    LocalDate day = LocalDate.of(2026, 1, 1);
    List<ScoreSheet.Head> short99 =
        List.of(new ScoreSheet.Head("H", "H", List.of(new ScoreSheet.Item("I", "I", 99))));
    assertThatThrownBy(() -> new ScoreSheet("1", day, null, basis, 90, 70, 60, short99, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
  }

  /** Every item, with so many points taken off from the first on. */
  private List<Score> scores(int off) {
    List<Score> scores = new ArrayList<>();
    int left = off;
    for (ScoreSheet.Item item : sheet.items()) {
      int taken = Math.min(left, item.points());
      left -= taken;
      scores.add(new Score(item.code(), item.points() - taken, item.points(), "理由"));
    }
    return scores;
  }
}
