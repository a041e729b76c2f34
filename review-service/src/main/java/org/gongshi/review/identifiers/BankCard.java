package org.gongshi.review.identifiers;

/** A bank card number (ISO/IEC 7812): 15 to 19 digits, the last of them the Luhn check digit. */
public final class BankCard {
  private BankCard() {}

  /**
   * Whether {@code number} has a bank's first digit (3 to 6), the right length and a right check
   * digit.
   */
  public static boolean isValid(String number) {
    if (number.length() < 15 || number.length() > 19) {
      return false;
    }
    char first = number.charAt(0);
    if (first < '3' || first > '6') {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
