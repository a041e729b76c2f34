package org.gongshi.review.redaction;

import java.util.Set;
import org.gongshi.review.identifiers.BankCard;
import org.gongshi.review.identifiers.CitizenNumber;
import org.gongshi.review.identifiers.CreditCode;
import org.jspecify.annotations.Nullable;

/**
 * Digits, with an X at their end perhaps, that may identify someone.
 *
 * @param whole whether no digit stands beside it, even after a gap
 * @param grouped whether it was put together from groups
 * @param open whether a letter follows
 */
record DigitRow(String digits, boolean whole, boolean grouped, boolean open) {
  private static final Set<String> PHONE_WORDS =
      Set.of("tel", "phone", "mobile", "mob", "cell", "wx", "vx", "weixin", "call", "no");

  /** What it is; the name is the rule's code. */
  enum Kind {
    CITIZEN_NUMBER(CutKind.CITIZEN_ID),
    CITIZEN_NUMBER_15(CutKind.CITIZEN_ID),
    CITIZEN_NUMBER_IN_CONTEXT(CutKind.CITIZEN_ID),
    MOBILE_NUMBER(CutKind.PHONE),
    LANDLINE_NUMBER(CutKind.PHONE),
    BANK_CARD_NUMBER(CutKind.BANK_CARD),
    BANK_ACCOUNT_IN_CONTEXT(CutKind.BANK_CARD);

    private final CutKind cut;

    Kind(CutKind cut) {
      this.cut = cut;
    }

    CutKind cut() {
      return cut;
    }
  }

  @Nullable Kind kind(Before before) {
    boolean touched = !before.letters().isEmpty();
    if (!touched && !open) {
      Kind citizen = citizen(before);
      if (citizen != null) {
        return citizen;
      }
    }
    if (isMobile()
        && (!touched || PHONE_WORDS.contains(before.letters().replace("-", "")))
        && !before.isHotline()
        && !before.saysOtherNumber()
        && !before.saysOrganisationCode()) {
      return Kind.MOBILE_NUMBER;
    }
    if (touched || open || digits.endsWith("X")) {
      return null;
    }
    if (isLandline(before)) {
      return Kind.LANDLINE_NUMBER;
    }
    return card(before);
  }

  private @Nullable Kind citizen(Before before) {
    int length = digits.length();
    if (length == 18 && CitizenNumber.hasShape(digits)) {
      boolean code = CreditCode.isValid(digits);
      if (code && before.saysOrganisationCode()) {
        return null;
      }
      if (CitizenNumber.isValid(digits)) {
        return Kind.CITIZEN_NUMBER;
      }
      if (whole && !code && (!before.saysOtherNumber() || before.saysCitizenNumber())) {
        return Kind.CITIZEN_NUMBER;
      }
    }
    if (length < 14 || length > 20 || !(whole || length == 15 || length == 18)) {
      return null;
    }
    if (!before.saysCitizenNumber()) {
      return null;
    }
    return length == 15 && CitizenNumber.hasOldShape(digits)
        ? Kind.CITIZEN_NUMBER_15
        : Kind.CITIZEN_NUMBER_IN_CONTEXT;
  }

  private boolean isMobile() {
    int sign = digits.length() - 11;
    return !digits.endsWith("X")
        && (sign == 0
            || (sign == 2 && digits.startsWith("86"))
            || (sign == 4 && digits.startsWith("0086")))
        && digits.charAt(sign) == '1'
        && digits.charAt(sign + 1) >= '3';
  }

  private boolean isLandline(Before before) {
    int length = digits.length();
    if (digits.charAt(0) != '0') {
      return whole
          && length <= 8
          && digits.charAt(0) > '1'
          && before.saysPhone()
          && !before.isHotline();
    }
    int area =
        digits.startsWith("010") || digits.startsWith("02") ? 3 : digits.charAt(1) >= '3' ? 4 : 0;
    int rest = length - area;
    return area > 0
        && (rest == 8 || (rest == 7 && area == 4))
        && digits.charAt(area) > '1'
        && !before.isHotline()
        && !before.saysOtherNumber()
        && (grouped || before.saysPhone());
  }

  private @Nullable Kind card(Before before) {
    int length = digits.length();
    boolean looks =
        BankCard.isValid(digits)
            && !(length == 18 && (CreditCode.isValid(digits) || CitizenNumber.hasShape(digits)));
    if (!looks && !(whole && length >= 9)) {
      return null;
    }
    if (before.isOrgansAccount() || before.saysOrganisationCode()) {
      return null;
    }
    if (before.saysCard()) {
      return whole ? Kind.BANK_ACCOUNT_IN_CONTEXT : Kind.BANK_CARD_NUMBER;
    }
    return looks && whole && !before.saysOtherNumber() ? Kind.BANK_CARD_NUMBER : null;
  }

  /** Where the number begins with its plus sign. */
  int signStart(String text, int from) {
    return isMobile() && digits.length() > 11 && from > 0 && text.charAt(from - 1) == '+'
        ? from - 1
        : from;
  }
}
