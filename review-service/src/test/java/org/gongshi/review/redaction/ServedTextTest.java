package org.gongshi.review.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ServedTextTest {
  private static final String SERVED = "经查，林拾英（电话13700000000）占道经营。";
  private static final List<Cut> CUTS = List.of(cut(3, 6, "林某"), cut(9, 20, "［联系电话略］"));

  @Test
  void aTextThatDiffersInItsCutsAloneIsTheServedOne() {
    assertThat(ServedText.isPublishedAs(SERVED, CUTS, "经查，林某（电话［联系电话略］）占道经营。")).isTrue();
    assertThat(ServedText.isPublishedAs("照旧。", List.of(), "照旧。")).isTrue();
    assertThat(ServedText.isPublishedAs("两行\n标题", List.of(), "两行 标题")).isTrue();
  }

  @Test
  void aWordMoreOrLessOrAnotherGapIsADifference() {
    assertThat(ServedText.isPublishedAs(SERVED, CUTS, "经查，林某（电话［联系电话略］）占道经营")).isFalse();
    assertThat(ServedText.isPublishedAs(SERVED, CUTS, "经查，林某（电话［联系电话略］）未占道经营。")).isFalse();
    assertThat(ServedText.isPublishedAs(SERVED, CUTS, "经查，林某（电话［姓名略］）占道经营。")).isFalse();
    assertThat(ServedText.isPublishedAs(SERVED, CUTS, SERVED)).isFalse();
  }

  @Test
  void cutsThatOverlapOrLieOutsideProveNothing() {
    assertThat(ServedText.isPublishedAs("甲乙丙", List.of(cut(0, 2, ""), cut(1, 3, "")), ""))
        .isFalse();
    assertThat(ServedText.isPublishedAs("甲乙丙", List.of(cut(2, 4, "丁")), "甲乙丁")).isFalse();
    assertThat(ServedText.isPublishedAs("甲乙丙", List.of(cut(1, 1, "丁")), "甲丁乙丙")).isFalse();
  }

  private static Cut cut(int start, int end, String replacement) {
    return new Cut(start, end, CutKind.PERSON_NAME, "TEST", replacement);
  }
}
