package org.gongshi.review.redaction;

import java.util.List;

/** What is said of a person: birth, home, health, where someone was, earlier names. */
final class PersonalFacts {
  private static final String DAY =
      "(?:(?:19|20)[0-9]{2}|[一二][零〇○一二三四五六七八九]{3})"
          + "[年./-] ?[0-9一二三四五六七八九十]{1,3}[月./-] ?(?:[0-9一二三四五六七八九十]{1,3}[日号]?)?";

  private static final Beginnings YEAR = Beginnings.of("19|20").or("一二", "零〇○一二三四五六七八九");

  private static final String AXIS = "北纬|南纬|东经|西经|经度|纬度";

  private static final String OTHER_NAME = "曾用名|绰号|外号|乳名";

  /** Someone is meant, not an animal, a crop or whoever works in a kitchen. */
  private static final String SOMEONE = "本人|当事人|其|患者|丈夫|妻子|父亲|母亲|儿子|女儿|孩子|该人|伤者|他|她|先生|女士";

  private static final String ILLNESS =
      "[\\p{IsHan}a-z0-9]{0,12}?(?:综合征|综合症|障碍|病毒感染|残疾|骨折|病|症|炎|癌|瘤|艾滋|hiv|梗死|梗塞|出血|结核|怀孕)";

  private static final String DEGREES =
      "[0-9]{1,3}(?:\\.[0-9]{2,}[°度]?|[°度] ?[0-9]{1,2}(?:\\.[0-9]+)?[′'分]?(?: ?[0-9]{1,2}(?:\\.[0-9]+)?[″\"秒]?)?)";

  static final List<Recogniser> ALL =
      List.of(
          Recogniser.of(
              CutKind.BIRTH_DATE,
              "BIRTH_DATE_IN_CONTEXT",
              Beginnings.of("出生|生于|生日"),
              "(?:出生于|生于|出生日期|出生年月日?|出生时间|生日)[:为是]{0,2} ?(?<v>" + DAY + ")"),
          Recogniser.of(
              CutKind.BIRTH_DATE, "BIRTH_DATE_BEFORE_BORN", YEAR, DAY + "(?=出生|生[,，。;；)、])"),
          Recogniser.of(
              CutKind.BIRTH_DATE,
              "BIRTH_DATE_AFTER_SEX",
              YEAR,
              "(?<=[男女][,，、])" + DAY + "(?=[,，、]?\\p{IsHan}{0,3}族)"),
          Recogniser.of(
              CutKind.HEALTH,
              "ILLNESS_OF_SOMEONE",
              Beginnings.of("某|" + SOMEONE),
              "(?:某[甲乙丙丁戊己庚辛壬癸]?|"
                  + SOMEONE
                  + ")[^,，。;；的某]{0,10}[,，]?[^,，。;；的某]{0,4}(?:患有?|罹患|身患|确诊为?|诊断为|感染|病史[为是]?|系)(?!(?<=未患)病(?!\\p{IsHan}))"
                  + "(?<v>"
                  + ILLNESS
                  + ")(?!人[^,，。;；]{0,4}不得)"),
          Recogniser.of(
              CutKind.LOCATION,
              "COORDINATES",
              Beginnings.of(AXIS),
              "(?:" + AXIS + ")[:为是约]{0,2} ?(?<v>" + DEGREES + ")"),
          Recogniser.of(
              CutKind.LOCATION,
              "COORDINATE_PAIR",
              Beginnings.of("123456789", "0123456789"),
              "(?<![0-9.])(?:1[89]|[2-4][0-9]|5[0-4])\\.[0-9]{4,}[°,，/ ]{1,2} ?(?:7[3-9]|[89][0-9]|1[0-2][0-9]|13[0-5])\\.[0-9]{4,}"
                  + "|(?<![0-9.])(?:7[3-9]|[89][0-9]|1[0-2][0-9]|13[0-5])\\.[0-9]{4,}[°,，/ ]{1,2} ?(?:1[89]|[2-4][0-9]|5[0-4])\\.[0-9]{4,}"),
          Recogniser.of(
              CutKind.LOCATION,
              "COORDINATES_WITH_SIGN",
              Beginnings.of("nsew", " 0123456789"),
              "[ns] ?"
                  + DEGREES
                  + "[,，、 ]{0,2}[ew] ?"
                  + DEGREES
                  + "|[ew] ?"
                  + DEGREES
                  + "[,，、 ]{0,2}[ns] ?"
                  + DEGREES),
          Recogniser.of(
              CutKind.PERSON_NAME,
              "FORMER_NAME_IN_CONTEXT",
              Beginnings.of(OTHER_NAME),
              "(?:"
                  + OTHER_NAME
                  + ")[:为是]?[“\"「]?(?<v>[\\p{IsHan}·]{2,8}?)(?=[”\"」,，。;；、)\\s]|$)"));

  private PersonalFacts() {}
}
