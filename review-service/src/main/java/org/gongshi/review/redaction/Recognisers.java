package org.gongshi.review.redaction;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.review.identifiers.BankCard;
import org.gongshi.review.identifiers.CitizenNumber;
import org.gongshi.review.identifiers.CreditCode;

/**
 * Identifiers that the case does not know, by shape and check digit. Texts are folded to lower
 * case.
 */
final class Recognisers {
  private record Recogniser(CutKind kind, String rule, Pattern shape, Predicate<String> isOne) {}

  /**
   * A number that looks like a citizen number is cut even if its check digit is wrong, unless it is
   * an organisation's code.
   */
  private static boolean isCitizenNumber(String text) {
    return CitizenNumber.hasShape(text)
        && (CitizenNumber.isValid(text) || !CreditCode.isValid(text));
  }

  private static boolean isBankCard(String text) {
    return BankCard.isValid(text)
        && !(text.length() == 18 && (CreditCode.isValid(text) || CitizenNumber.hasShape(text)));
  }

  private static final List<Recogniser> ALL =
      List.of(
          new Recogniser(
              CutKind.CITIZEN_ID,
              "CITIZEN_NUMBER",
              Pattern.compile("(?<![0-9a-z])[1-9][0-9]{16}[0-9x](?![0-9a-z])"),
              Recognisers::isCitizenNumber),
          new Recogniser(
              CutKind.CITIZEN_ID,
              "CITIZEN_NUMBER_15",
              Pattern.compile("(?<=身份证.{0,10})(?<![0-9a-z])[1-9][0-9]{14}(?![0-9a-z])"),
              CitizenNumber::hasOldShape),
          new Recogniser(
              CutKind.PHONE,
              "MOBILE_NUMBER",
              Pattern.compile("(?<![0-9a-z])(?:\\+?86)?1[3-9][0-9]{9}(?![0-9])"),
              text -> true),
          new Recogniser(
              CutKind.BANK_CARD,
              "BANK_CARD_NUMBER",
              Pattern.compile("(?<![0-9a-z])[3-6][0-9]{14,18}(?![0-9a-z])"),
              Recognisers::isBankCard),
          new Recogniser(
              CutKind.EMAIL,
              "EMAIL_ADDRESS",
              Pattern.compile(
                  "(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9-]{0,62}(?:\\.[a-z0-9-]{1,63}){1,4}"),
              text -> true),
          new Recogniser(
              CutKind.PLATE,
              "LICENCE_PLATE",
              Pattern.compile(
                  "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-np-z][· ]?(?=[a-z0-9]{0,5}[0-9])[a-hj-np-z0-9]{4,6}[挂学警港澳]?(?![a-z0-9])"),
              text -> true),
          new Recogniser(
              CutKind.OTHER_ID,
              "PROPERTY_CERTIFICATE",
              Pattern.compile(
                  "(?<=不动产权)第?[0-9]{4,12}号?|(?<=房权证)[\\p{IsHan}]{0,6}字?第?[0-9]{4,12}号?"),
              text -> true),
          new Recogniser(
              CutKind.BIRTH_DATE,
              "BIRTH_DATE_IN_CONTEXT",
              Pattern.compile(
                  "(?:(?<=出生于|生于|出生日期[:为是]?|出生年月[:为是]?)(?:19|20)[0-9]{2}[年./-][0-9]{1,2}[月./-](?:[0-9]{1,2}日?)?|(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?=出生|生[,，。;；)]))"),
              text -> true));

  private static final List<Recogniser> OF_MINORS =
      List.of(
          new Recogniser(
              CutKind.MINOR,
              "SCHOOL_OF_MINOR",
              Pattern.compile(
                  "[\\p{IsHan}0-9&&[^于在系是为读和与及的到由经]]{2,14}?(?:小学|初级中学|高级中学|职业学校|中学|学校|幼儿园|中专|学院)"),
              text -> true),
          new Recogniser(
              CutKind.MINOR,
              "CLASS_OF_MINOR",
              Pattern.compile("[初高]?[一二三四五六七八九1-9]年?级?\\(?[一二三四五六七八九十0-9]{1,3}\\)?班"),
              text -> true));

  private Recognisers() {}

  static void find(Shadow shadow, boolean minorInvolved, Consumer<Cut> cut) {
    ALL.forEach(r -> find(shadow, r, cut));
    if (minorInvolved) {
      OF_MINORS.forEach(r -> find(shadow, r, cut));
    }
  }

  private static void find(Shadow shadow, Recogniser recogniser, Consumer<Cut> cut) {
    Matcher matcher = recogniser.shape().matcher(shadow.text());
    while (matcher.find()) {
      if (recogniser.isOne().test(matcher.group().toUpperCase(Locale.ROOT))) {
        cut.accept(
            new Cut(
                shadow.originalStart(matcher.start()),
                shadow.originalEnd(matcher.end()),
                recogniser.kind(),
                recogniser.rule(),
                recogniser.kind().gap()));
      }
    }
  }
}
