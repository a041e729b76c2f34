package org.gongshi.site.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Twelve invented penalties, eight of people and four of companies. Their texts name people of
 * other rows, and write names and numbers the way that clerks do: with spaces, with full-width
 * digits.
 */
final class InventedPenalties {

  /** Searched for by its number in {@link SiteBrowserIT}. */
  static final String DOCUMENT_NUMBER = "岬测罚〔2025〕7号";

  static final String COMPANY = "海岬鹿鸣台船舶涂装有限公司";

  private static final String HEADER =
      "CF_XDR_MC,CF_XDR_LB,CF_XDR_SHXYM,CF_FRDB,CF_FR_ZJLX,CF_FR_ZJHM,CF_XDR_ZJLX,CF_XDR_ZJHM,CF_WSH,"
          + "CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR,CF_NR_FK,CF_JDRQ,CF_YXQ,CF_CFJG,CF_CFJGDM,CF_SJLY,CF_SJLYDM\n";

  private static final String ORGAN = "海岬综合保税区市场监督管理局,1199010000HA01118C";

  private InventedPenalties() {}

  static PenaltyFile write(Path folder) {
    StringBuilder file = new StringBuilder(HEADER);
    person(file, 1, "令狐拾英", "经查明，令狐拾英在夜市出售无标签的海蜇皮。");
    person(file, 2, "钟离照夜", "经查明，钟离照夜（身份证号" + spaced(idNumber(2)) + "）拒绝接受检查。");
    person(file, 3, "司空听澜", "经查明，司 空 听 澜与令狐拾英合伙经营。");
    person(file, 4, "宿晚亭", "经查明，宿晚亭（公民身份号码" + fullWidth(idNumber(4)) + "）未取得许可。");
    person(file, 5, "郗雪舟", "经查明，郗雪舟涂改计量标记。宿晚亭的陈述可以佐证。");
    person(file, 6, "禄归帆", "经查明，禄归帆在码头转卖过期缆绳，电话 139 0000 0606。");
    person(file, 7, "阙知微", "经查明，阙知微虚构原价。其丈夫禄归帆在场。");
    person(file, 8, "桑·巴雅尔", "经查明，桑·巴雅尔（又写作桑•巴雅尔）短斤少两。");
    company(file, 9, COMPANY, "蔺观潮", "经查明，该公司法定代表人蔺观潮指使工人露天喷漆。");
    company(file, 10, "海岬半帆冷链物流有限公司", "", "经查明，司空听澜驾驶该公司车辆超温运输。");
    company(file, 11, "海岬青螺湾水产加工厂（普通合伙）", "", "经查明，该厂使用未检定的秤。");
    company(file, 12, "海岬云栈仓储有限公司", "郗雪舟", "经查明，该公司堵塞疏散通道。");
    try {
      return PenaltyFile.read(Files.writeString(folder.resolve("penalties.csv"), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void person(StringBuilder file, int number, String name, String facts) {
    row(file, number, name + ",自然人,,,,,身份证," + idNumber(number), name, facts);
  }

  private static void company(
      StringBuilder file, int number, String name, String representative, String facts) {
    String keeper = representative.isEmpty() ? ",," : representative + ",身份证," + idNumber(number);
    row(file, number, name + ",法人及非法人组织," + creditCode(number) + "," + keeper + ",,", name, facts);
  }

  private static void row(StringBuilder file, int number, String party, String name, String facts) {
    file.append(
        String.format(
            Locale.ROOT,
            "%s,岬测罚〔2025〕%d号,违法经营,\"%s\",《中华人民共和国行政处罚法》第九条,罚款,对%s罚款3000元。,"
                + "0.300000,2025/03/%02d,2099/12/31,%s,%s\n",
            party,
            number,
            facts,
            name,
            number,
            ORGAN,
            ORGAN));
  }

  /** A number of nobody: an invented region, a right check digit (GB 11643). */
  static String idNumber(int number) {
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    String digits =
        String.format(Locale.ROOT, "99010119%02d0%d1500%d", 60 + number, 4, number % 10);
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += Character.digit(digits.charAt(i), 10) * weights[i];
    }
    return digits + "10X98765432".charAt(sum % 11);
  }

  /** A code of no organisation, with a right check character (GB 32100). */
  private static String creditCode(int number) {
    String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    String characters = String.format(Locale.ROOT, "91990100MAHT%04d1", number);
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += alphabet.indexOf(characters.charAt(i)) * weights[i];
    }
    return characters + alphabet.charAt((31 - sum % 31) % 31);
  }

  private static String spaced(String number) {
    return number.substring(0, 6) + " " + number.substring(6, 14) + " " + number.substring(14);
  }

  private static String fullWidth(String number) {
    StringBuilder wide = new StringBuilder();
    number.chars().forEach(c -> wide.append((char) (c - '!' + '！')));
    return wide.toString();
  }

  /** The ways in which a number or name of these rows is written besides the plain one. */
  static List<String> disguises() {
    return List.of(
        spaced(idNumber(2)), fullWidth(idNumber(4)), "司 空 听 澜", "桑•巴雅尔", "139 0000 0606");
  }
}
