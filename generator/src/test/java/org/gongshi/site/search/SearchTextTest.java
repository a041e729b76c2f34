package org.gongshi.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTextTest {

  @Test
  void whatIsNotLookedUpIsItsOwnSpelling() {
    assertThat(
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(SearchText::isNormal)
                .filter(
                    c -> !SearchText.normal(Character.toString(c)).equals(Character.toString(c))))
        .isEmpty();
    assertThat("海岬a1 ".codePoints()).allMatch(SearchText::isNormal);
  }

  @Test
  void aBreakIsWhiteSpaceOrAControlHoweverQuicklyItIsTold() {
    assertThat(
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(
                    c ->
                        SearchText.isBreak(c)
                            != (Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c))))
        .isEmpty();
  }
}
