package org.gongshi.review.identifiers;

/** 统一社会信用代码, the unified social credit code of an organisation (GB 32100-2015). */
public final class CreditCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private CreditCode() {}

  /**
   * Whether {@code code} has 18 characters of the alphabet, in upper case, and a right final check
   * character.
   */
  public static boolean isValid(String code) {
    if (code.length() != 18) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      int value = ALPHABET.indexOf(code.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * WEIGHTS[i];
    }
    return ALPHABET.indexOf(code.charAt(17)) == (31 - sum % 31) % 31;
  }

  /**
   * Whether positions 9 to 17 are a right organisation code (GB 11714); some old codes in use are
   * not.
   */
  public static boolean hasValidOrganisationCode(String code) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += Character.digit(code.charAt(8 + i), 36) * ORGANISATION_WEIGHTS[i];
    }
    int check = 11 - sum % 11;
    char expected = check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    return code.charAt(16) == expected;
  }
}
