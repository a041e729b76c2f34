package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The forms in which a text names a person whose name is known. */
final class NameForms {
  private static final Pattern MASKED =
      Pattern.compile("\\p{IsHan}{1,2}[某*×xX]{1,2}[甲乙丙丁戊己庚辛壬癸0-9]*");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,6}");
  private static final int SHORTEST_PART = 3;

  private static final List<String> BEFORE = List.of("老", "小", "阿");
  private static final List<String> AFTER =
      List.of(
          "经理", "总经理", "副经理", "老板", "老板娘", "先生", "女士", "小姐", "太太", "师傅", "医生", "大夫", "护士", "老师",
          "校长", "园长", "会计", "出纳", "店长", "厂长", "董事长", "总监", "主管", "主任", "队长", "班长", "司机", "阿姨", "大爷",
          "大妈", "大哥", "大姐", "总", "工", "董", "姐", "哥", "叔", "婶", "嫂", "姨");

  private NameForms() {}

  /** A name that came masked already, such as 张某某, is no secret. */
  static boolean isMasked(String name) {
    return MASKED.matcher(name).matches();
  }

  /** The name without the surname, or nothing where that is one character alone. */
  static String givenName(String name) {
    if (!HAN.matcher(name).matches()) {
      return "";
    }
    String given = name.substring(Surnames.of(name).length());
    return given.codePointCount(0, given.length()) >= 2 ? given : "";
  }

  static void ofPerson(String name, String pseudonym, int person, BiConsumer<String, Known> to) {
    to.accept(name, Known.name("NAME_OF_CASE", pseudonym, Known.Form.FULL_NAME, person));
    String given = givenName(name);
    Known part = Known.name("PART_OF_NAME", pseudonym, Known.Form.PART_OF_NAME, person);
    if (!given.isEmpty()) {
      to.accept(given, part);
    }
    String[] parts = name.split("[·•‧・∙⋅]");
    if (parts.length > 1) {
      for (String joint : List.of("", ".", "-", "。", " ")) {
        to.accept(
            String.join(joint, parts),
            Known.name("NAME_OF_CASE", pseudonym, Known.Form.FULL_NAME, person));
      }
      for (String one : parts) {
        if (one.length() >= SHORTEST_PART) {
          to.accept(one, part);
        }
      }
    }
  }

  /** 老张 and 张经理, for each surname of the case once; shared by several it is nobody's. */
  static void familiar(List<String> names, Pseudonyms pseudonyms, BiConsumer<String, Known> to) {
    Map<String, List<String>> bySurname = new LinkedHashMap<>();
    for (String name : names) {
      if (HAN.matcher(name).matches()) {
        bySurname.computeIfAbsent(Surnames.of(name), s -> new ArrayList<>()).add(name);
      }
    }
    bySurname.forEach(
        (surname, sharing) -> {
          String replacement =
              sharing.stream().distinct().count() == 1
                  ? pseudonyms.of(sharing.getFirst())
                  : sharing.stream().anyMatch(pseudonyms::isGap)
                      ? CutKind.PERSON_NAME.gap()
                      : surname + "某";
          Known known =
              Known.name("SURNAME_WITH_TITLE", replacement, Known.Form.FAMILIAR, Known.NOBODY);
          BEFORE.forEach(word -> to.accept(word + surname, known));
          AFTER.forEach(word -> to.accept(surname + word, known));
        });
  }
}
