package org.gongshi.review.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdentifiersTest {
  @Test
  void everyOtherCheckCharacterOfACreditCodeIsWrong() {
    String body = "91350100M000100Y4";
    assertThat(CreditCode.isValid(body + "3")).isTrue();
    assertThat(CreditCode.hasValidOrganisationCode(body + "3")).isTrue();
    for (char c : "012456789ABCDEFGHJKLMNPQRTUWXYIOSVZ".toCharArray()) {
      assertThat(CreditCode.isValid(body + c)).as("%s", c).isFalse();
    }
  }

  @Test
  void twoNeighbouringDigitsOfACitizenNumberCannotBeSwapped() {
    String number = "11010519491231002X";
    assertThat(CitizenNumber.isValid(number)).isTrue();
    for (int i = 0; i < 16; i++) {
      char a = number.charAt(i);
      char b = number.charAt(i + 1);
      if (a != b) {
        String swapped = number.substring(0, i) + b + a + number.substring(i + 2);
        assertThat(CitizenNumber.isValid(swapped)).as(swapped).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110105194902310022", // 31 February
        "11010519491231002x", // lower case
        "11010519491231002", // 17 digits
        "01010519491231002X", // no such region
        "1101051949123100２X", // a full-width digit
        ""
      })
  void whatIsNoCitizenNumberIsRefused(String number) {
    assertThat(CitizenNumber.isValid(number)).isFalse();
  }

  @Test
  void aBankCardPassesTheLuhnCheckAndItsNeighbourDoesNot() {
    assertThat(BankCard.isValid("6222021234567890128")).isTrue();
    assertThat(BankCard.isValid("6222021234567890129")).isFalse();
    assertThat(BankCard.isValid("622202123456")).isFalse();
  }

  @Test
  void publicIdsFitTheContractAndDoNotRepeat() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String id = PublicId.next();
      assertThat(id).matches("[0-9a-hjkmnp-tv-z]{26}");
      assertThat(ids.add(id)).isTrue();
    }
  }
}
