package org.gongshi.review.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a password must be: long, not the person's own name, and not among the first that are tried.
 * The last is measured by zxcvbn, which knows 30,000 common passwords, keyboard runs, dates and
 * repetitions.
 */
public final class PasswordRules {
  static final int SHORTEST = 12;
  static final int LONGEST = 200;
  static final int REMEMBERED = 5;

  /** Guesses, as a power of ten, that someone who guesses well may need at most. */
  private static final double TOO_FEW_GUESSES = 8;

  /** The measure's cost grows with the square of the length. */
  private static final int MEASURED = 64;

  /** What is tried first here and is in no English list. */
  private static final List<String> LOCAL =
      List.of(
          "woaini",
          "1314520",
          "5201314",
          "520",
          "1314",
          "wojiushiwo",
          "nihao",
          "caonima",
          "zhangsan",
          "lisi",
          "wangwu",
          "zhongguo",
          "china",
          "beijing",
          "shanghai",
          "guanliyuan",
          "xitong",
          "admin",
          "root",
          "gongshi",
          "zhifa",
          "xingzheng",
          "zhengfu",
          "baoshui",
          "huawei",
          "tencent",
          "taobao",
          "wangyi",
          "mima",
          "denglu",
          "test",
          "demo",
          "8888",
          "6666",
          "168",
          "888888",
          "中国",
          "公示",
          "执法",
          "密码",
          "管理员",
          "北京",
          "上海",
          "你好",
          "我爱你");

  private static final Zxcvbn MEASURE = new Zxcvbn();

  private PasswordRules() {}

  /** Everything that is wrong with a new password for this person. */
  public static Set<PasswordFault> faults(String password, String login, String displayName) {
    Set<PasswordFault> faults = EnumSet.noneOf(PasswordFault.class);
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      faults.add(PasswordFault.TOO_SHORT);
    }
    if (length > LONGEST) {
      faults.add(PasswordFault.TOO_LONG);
    }
    if (password.codePoints().anyMatch(Character::isISOControl)) {
      faults.add(PasswordFault.CONTROL_CHARACTER);
    }
    String folded = fold(password).toLowerCase(Locale.ROOT);
    List<String> own = new ArrayList<>();
    List<String> known = new ArrayList<>(LOCAL);
    for (String name : (login + " " + displayName).split("[\\s（）()·._-]+", -1)) {
      String word = fold(name).toLowerCase(Locale.ROOT);
      known.add(word);
      if (word.codePointCount(0, word.length()) >= (isLatin(word) ? 4 : 2)) {
        own.add(word);
      }
    }
    if (own.stream().anyMatch(folded::contains)) {
      faults.add(PasswordFault.CONTAINS_NAME);
    }
    if (faults.isEmpty() && isEasy(folded, known)) {
      faults.add(PasswordFault.TOO_COMMON);
    }
    return faults;
  }

  private static boolean isEasy(String folded, List<String> known) {
    String measured = folded.length() > MEASURED ? folded.substring(0, MEASURED) : folded;
    return MEASURE.measure(measured, known).getGuessesLog10() < TOO_FEW_GUESSES;
  }

  private static boolean isLatin(String word) {
    return word.chars().allMatch(c -> c < 0x250);
  }

  /** The same characters typed in another way are the same password (NFKC). */
  static String fold(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
