package org.gongshi.review.identifiers;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 公民身份号码, the citizen identity number (GB 11643-1999), of 18 characters; the old form of 15 digits
 * has no check digit.
 */
public final class CitizenNumber {
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECK = "10X98765432";

  private CitizenNumber() {}

  /** Whether {@code number} has a region, a real date of birth and a right check digit. */
  public static boolean isValid(String number) {
    return hasShape(number) && CHECK.charAt(checkIndex(number)) == number.charAt(17);
  }

  /**
   * Whether {@code number} looks like one: 17 digits and a digit or X, a province's code, a real
   * date of birth; any check digit.
   */
  public static boolean hasShape(String number) {
    return number.length() == 18
        && digits(number, 17)
        && (Character.isDigit(number.charAt(17)) || number.charAt(17) == 'X')
        && number.charAt(0) >= '1'
        && number.charAt(0) <= '9'
        && birthDate(number) != null;
  }

  /**
   * Whether {@code number} looks like the 15-digit form: region and date of birth in the twentieth
   * century.
   */
  public static boolean hasOldShape(String number) {
    return number.length() == 15
        && digits(number, 15)
        && number.charAt(0) != '0'
        && date("19" + number.substring(6, 12)) != null;
  }

  /**
   * The date of birth written in an 18-character number, or null if it names no real day from 1850
   * on.
   */
  public static @Nullable LocalDate birthDate(String number) {
    LocalDate date = date(number.substring(6, 14));
    return date != null && date.getYear() >= 1850 && date.getYear() <= 2100 ? date : null;
  }

  private static int checkIndex(String number) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return sum % 11;
  }

  private static boolean digits(String text, int length) {
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static @Nullable LocalDate date(String yyyymmdd) {
    try {
      return LocalDate.of(
          Integer.parseInt(yyyymmdd.substring(0, 4)),
          Integer.parseInt(yyyymmdd.substring(4, 6)),
          Integer.parseInt(yyyymmdd.substring(6, 8)));
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }
}
