package org.gongshi.review.redaction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Home addresses. The policy says down to where they are kept, usually the district or county;
 * road, number and room are cut (政府信息公开条例 art. 15).
 */
final class Addresses {
  private static final String PLAIN = "[\\p{IsHan}&&[^省市县区旗镇乡村路街道巷号住在于为是的]]";

  private static final List<String> LEVELS =
      List.of(
          "(?:PLAIN{2,7}(?:省|自治区|特别行政区))?".replace("PLAIN", PLAIN),
          "(?:PLAIN{1,9}(?:市|自治州|盟|地区))?".replace("PLAIN", PLAIN),
          "(?:(?:市[南北中]|PLAIN{1,9}?)(?:新区|区|县|旗|市))?".replace("PLAIN", PLAIN));

  private static final String TAIL =
      "[\\p{IsHan}0-9a-z#()·\\-&&[^的因被并但]]{1,48}(?:号|室|户|幢|栋|楼|层|单元|座|组|队|村|巷|弄|里|路|街|道|镇|乡|苑|园|庄|屯|小区|公寓|宿舍)(?:[0-9]{1,5}(?:室|号)?)?";

  private static final String SURE =
      "家庭住址|家庭地址|现住址|住址|现居住地|经常居住地|居住地址?|户籍所在地|户籍地址?|户籍住址|户口所在地|身份证住址|户籍";

  private static final String WEAK = "家住|现住|暂住于?|暂住|租住于?|租住在|居住在|居住于|住在|住于|住";

  private static final Map<AddressLevel, Pattern> KEPT = kept();

  private Addresses() {}

  private static Map<AddressLevel, Pattern> kept() {
    Map<AddressLevel, Pattern> kept = new EnumMap<>(AddressLevel.class);
    for (AddressLevel level : AddressLevel.values()) {
      kept.put(level, Pattern.compile(downTo(level)));
    }
    return kept;
  }

  private static String downTo(AddressLevel level) {
    return String.join("", LEVELS.subList(0, level.parts()));
  }

  private static String below(AddressLevel level) {
    return String.join("", LEVELS.subList(level.parts(), LEVELS.size()));
  }

  /** Homes by what is said before them; what comes after the level is cut. */
  static Recogniser home(AddressLevel kept) {
    return Recogniser.of(
        CutKind.ADDRESS,
        "HOME_IN_CONTEXT",
        Beginnings.of(SURE + "|" + WEAK),
        "(?:(?:"
            + SURE
            + ")(?:[:为是在于]|位于)?|(?<![居入保留止稳坐])(?:"
            + WEAK
            + ")(?![宿房建所院户处]))[: ]?"
            + downTo(kept)
            + "(?<v>"
            + below(kept)
            + TAIL
            + ")");
  }

  /** What of a known address is cut: all that comes after the level. */
  static String cutPart(String address, AddressLevel kept) {
    Matcher prefix = Objects.requireNonNull(KEPT.get(kept)).matcher(address);
    if (prefix.lookingAt()) {
      String rest = address.substring(prefix.end()).strip();
      if (rest.codePointCount(0, rest.length()) >= 4 || rest.matches(".*[0-9].{1,}")) {
        return rest;
      }
    }
    return address;
  }
}
