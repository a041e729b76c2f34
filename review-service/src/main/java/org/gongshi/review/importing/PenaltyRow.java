package org.gongshi.review.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gongshi.review.cases.Party;
import org.gongshi.review.http.Checks;
import org.gongshi.review.identifiers.CitizenNumber;
import org.gongshi.review.identifiers.CreditCode;
import org.jspecify.annotations.Nullable;

/**
 * One checked row of the double-publicity penalty file (发改办财金〔2018〕835号). Raw.
 *
 * @param amountYuan fine and confiscated money together, two decimals; null where the row names
 *     none
 * @param publicUntil 公示截止期; empty where the row leaves it to the rules here
 */
record PenaltyRow(
    Party party,
    @Nullable Party representative,
    String documentNumber,
    String offence,
    String facts,
    String basis,
    String category,
    String conclusion,
    @Nullable BigDecimal amountYuan,
    LocalDate decidedOn,
    Optional<PublicUntil> publicUntil,
    String organName,
    String organCode) {

  /** The file's way of saying that something has no end. */
  private static final LocalDate NO_END = LocalDate.of(2099, 12, 31);

  /**
   * The end of publicity that a row names.
   *
   * @param day the last public day, or null for none
   */
  record PublicUntil(@Nullable LocalDate day) {}

  /** Columns without which no row can be read. */
  static final List<String> REQUIRED_COLUMNS =
      List.of(
          "CF_XDR_MC",
          "CF_XDR_LB",
          "CF_WSH",
          "CF_WFXW",
          "CF_SY",
          "CF_YJ",
          "CF_CFLB",
          "CF_NR",
          "CF_JDRQ",
          "CF_YXQ",
          "CF_CFJG",
          "CF_CFJGDM",
          "CF_SJLY",
          "CF_SJLYDM");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final String CITIZEN_CARD = "身份证";

  static PenaltyRow read(Map<String, String> row, LocalDate today, Checks checks) {
    String name = checks.line("CF_XDR_MC", row.get("CF_XDR_MC"), 200);
    checks.require(
        name.isEmpty() || name.codePointCount(0, name.length()) >= 2,
        "CF_XDR_MC",
        "TOO_SHORT",
        "相对人名称至少两个字。");
    Party.Kind kind = kind(row.get("CF_XDR_LB"), checks);
    String creditCode = creditCode("CF_XDR_SHXYM", row.get("CF_XDR_SHXYM"), checks);
    checks.require(
        kind != Party.Kind.ORGANISATION || creditCode != null,
        "CF_XDR_SHXYM",
        "REQUIRED",
        "法人及非法人组织须填写统一社会信用代码。");
    Party party =
        Party.of(Party.Role.PARTY, kind, name, idNumber("CF_XDR_ZJ", row, checks), creditCode);
    String representative = checks.optional("CF_FRDB", row.get("CF_FRDB"), 100);
    LocalDate decidedOn = date("CF_JDRQ", row.get("CF_JDRQ"), true, checks);
    checks.require(
        decidedOn == null || !decidedOn.isAfter(today), "CF_JDRQ", "IN_FUTURE", "处罚决定日期不能晚于今天。");
    date("CF_YXQ", row.get("CF_YXQ"), true, checks);
    LocalDate publicUntil = date("CF_GSJZQ", row.get("CF_GSJZQ"), false, checks);
    checks.require(
        publicUntil == null || decidedOn == null || publicUntil.isAfter(decidedOn),
        "CF_GSJZQ",
        "BEFORE_DECISION",
        "公示截止期须晚于处罚决定日期。");
    checks.line("CF_SJLY", row.get("CF_SJLY"), 200);
    required(creditCode("CF_SJLYDM", row.get("CF_SJLYDM"), checks), "CF_SJLYDM", checks);
    BigDecimal fine = amount("CF_NR_FK", row.get("CF_NR_FK"), checks);
    BigDecimal confiscated = amount("CF_NR_WFFF", row.get("CF_NR_WFFF"), checks);
    return new PenaltyRow(
        party,
        representative == null || representative.length() < 2
            ? null
            : Party.of(
                Party.Role.LEGAL_REPRESENTATIVE,
                Party.Kind.NATURAL_PERSON,
                representative,
                idNumber("CF_FR_ZJ", row, checks),
                null),
        checks.line("CF_WSH", row.get("CF_WSH"), 128),
        checks.text("CF_WFXW", row.get("CF_WFXW"), 300),
        checks.text("CF_SY", row.get("CF_SY"), 20_000),
        checks.text("CF_YJ", row.get("CF_YJ"), 10_000),
        checks.line("CF_CFLB", row.get("CF_CFLB"), 200),
        checks.text("CF_NR", row.get("CF_NR"), 20_000),
        fine == null ? confiscated : confiscated == null ? fine : fine.add(confiscated),
        decidedOn == null ? today : decidedOn,
        Optional.ofNullable(publicUntil)
            .map(day -> new PublicUntil(day.equals(NO_END) ? null : day)),
        checks.line("CF_CFJG", row.get("CF_CFJG"), 200),
        required(creditCode("CF_CFJGDM", row.get("CF_CFJGDM"), checks), "CF_CFJGDM", checks));
  }

  private static Party.Kind kind(@Nullable String category, Checks checks) {
    return switch (category == null ? "" : category.strip()) {
      case "法人及非法人组织" -> Party.Kind.ORGANISATION;
      case "自然人" -> Party.Kind.NATURAL_PERSON;
      case "个体工商户" -> Party.Kind.SOLE_TRADER;
      default -> {
        checks.add("CF_XDR_LB", "NOT_LISTED", "相对人类别只能是：法人及非法人组织、自然人、个体工商户。");
        yield Party.Kind.NATURAL_PERSON;
      }
    };
  }

  /** Reads the pair of kind and number, such as CF_XDR_ZJLX and CF_XDR_ZJHM. */
  private static @Nullable String idNumber(String prefix, Map<String, String> row, Checks checks) {
    String kind = checks.optional(prefix + "LX", row.get(prefix + "LX"), 64);
    String number = checks.optional(prefix + "HM", row.get(prefix + "HM"), 64);
    checks.require((kind == null) == (number == null), prefix + "HM", "PAIR", "证件类型和证件号码须同时填写。");
    if (CITIZEN_CARD.equals(kind) && number != null) {
      number = number.toUpperCase(Locale.ROOT);
      checks.require(
          CitizenNumber.isValid(number), prefix + "HM", "CHECK_DIGIT", "公民身份号码校验不通过，请核对。");
    }
    return number;
  }

  private static @Nullable String creditCode(String column, @Nullable String value, Checks checks) {
    String code = checks.optional(column, value, 18);
    if (code != null) {
      checks.require(CreditCode.isValid(code), column, "CHECK_DIGIT", "统一社会信用代码校验不通过，请核对。");
    }
    return code;
  }

  private static String required(@Nullable String value, String column, Checks checks) {
    if (value == null) {
      checks.add(column, "REQUIRED", "请填写此项。");
      return "";
    }
    return value;
  }

  private static @Nullable LocalDate date(
      String column, @Nullable String value, boolean required, Checks checks) {
    String text = required ? checks.line(column, value, 10) : checks.optional(column, value, 10);
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text, DATE);
    } catch (DateTimeParseException e) {
      checks.add(column, "WRONG_FORMAT", "日期格式为 yyyy/MM/dd，且须为真实日期。");
      return null;
    }
  }

  /** The file counts in units of 10,000 yuan with six decimals. */
  private static @Nullable BigDecimal amount(String column, @Nullable String value, Checks checks) {
    String text = checks.optional(column, value, 24);
    if (text == null) {
      return null;
    }
    if (!text.matches("[0-9]{1,10}(\\.[0-9]{1,6})?")) {
      checks.add(column, "WRONG_FORMAT", "金额以万元为单位，最多六位小数。");
      return null;
    }
    return new BigDecimal(text).movePointRight(4).setScale(2, RoundingMode.HALF_UP);
  }

  @Override
  public String toString() {
    return "PenaltyRow[" + documentNumber + "]";
  }
}
