package org.gongshi.review.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CharactersTest {
  @Test
  void charactersThatAreDrawnAlikeBecomeTheOrdinaryOne() {
    assertThat(Characters.clean("居⺠⻢某在⻔前，⼀⼈，⽔⽕，豈")).isEqualTo("居民马某在门前，一人，水火，豈");
  }

  @Test
  void whatIsNotSeenGoesAndWhiteSpaceIsOneSpace() {
    assertThat(Characters.clean("占\u200B道\u00A0\u3000 经\u00AD营\u202E\t三\u2028行\u0007"))
        .isEqualTo("占道 经营\t三\u2028行");
  }

  @Test
  void bulletsOfSymbolFontsAreBulletsAndOtherPrivateCharactersCannotBeRead() {
    assertThat(Characters.clean("\uF0B7 责令改正")).isEqualTo("· 责令改正");
    assertThat(Characters.isReadable("\uF0B7")).isTrue();
    assertThat(Characters.isReadable("\uE123")).isFalse();
    assertThat(Characters.isReadable("\uFFFD")).isFalse();
    assertThat(Characters.isReadable(null)).isFalse();
  }

  @Test
  void aTextOfRareCharactersOnlyIsNoChinese() {
    assertThat(Characters.isGarbled("鼃鼅鼆鼈鼊鼍鼑鼒".repeat(8))).isTrue();
    assertThat(Characters.isGarbled("经查，当事人在道路占道经营，责令改正。".repeat(8))).isFalse();
    assertThat(Characters.isGarbled("Model ABC-1200X, 12 pieces, 2026")).isFalse();
  }
}
