package org.gongshi.review.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongshi.review.identity.PasswordFault.CONTAINS_NAME;
import static org.gongshi.review.identity.PasswordFault.CONTROL_CHARACTER;
import static org.gongshi.review.identity.PasswordFault.TOO_COMMON;
import static org.gongshi.review.identity.PasswordFault.TOO_LONG;
import static org.gongshi.review.identity.PasswordFault.TOO_SHORT;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tulip-harbour-27-lamp",
        "long-enough-for-tests",
        "春江潮水连海平海上明月共潮生",
        "demo-9f3a7c1be2d40586",
        "Vf7#qLw0zP!x"
      })
  void aLongPasswordThatIsHardToGuessIsTaken(String password) {
    assertThat(faults(password)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "Passw0rd2026!",
        "qwertyuiop123",
        "123456789012",
        "aaaaaaaaaaaa",
        "1qaz2wsx3edc",
        "iloveyou1234",
        "woaini1314520",
        "woaini5201314",
        "admin1234567",
        "gongshi12345",
        "zhangsan1990",
        "管理员密码管理员密码管理员",
        "２０２６１１２３ａｂｃｄ"
      })
  void theFirstGuessesAreRefused(String password) {
    assertThat(faults(password)).containsExactly(TOO_COMMON);
  }

  @Test
  void lengthIsCountedInCharactersAndBoundAtBothEnds() {
    assertThat(faults("Vf7#qLw0zP!")).containsExactly(TOO_SHORT);
    assertThat(faults("𠮷".repeat(11))).contains(TOO_SHORT);
    assertThat(faults("x7Q-".repeat(50))).doesNotContain(TOO_LONG);
    assertThat(faults("x7Q-".repeat(50) + "y")).contains(TOO_LONG);
  }

  @Test
  void ownNamesAndControlCharactersAreRefused() {
    assertThat(faults("tulip-qinghe.luo-lamp")).containsExactly(CONTAINS_NAME);
    assertThat(faults("tulip-QINGHE-harbour")).containsExactly(CONTAINS_NAME);
    assertThat(faults("骆青禾的长长的密码句子呀")).containsExactly(CONTAINS_NAME);
    assertThat(faults("tulip\u0000harbour-27")).containsExactly(CONTROL_CHARACTER);
  }

  private static Set<PasswordFault> faults(String password) {
    return PasswordRules.faults(password, "qinghe.luo", "骆青禾（承办）");
  }
}
