package org.gongshi.site.feeds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Licences and penalties in the columns of the double publicity exchange (发改办财金〔2018〕835号), a row
 * for each party. What is not public stays empty: identity documents, legal representatives.
 */
final class DoublePublicity {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  private static final List<String> PENALTY =
      List.of(
          "CF_XDR_MC",
          "CF_XDR_LB",
          "CF_XDR_SHXYM",
          "CF_WSH",
          "CF_WFXW",
          "CF_SY",
          "CF_YJ",
          "CF_CFLB",
          "CF_NR",
          "CF_NR_FK",
          "CF_JDRQ",
          "CF_CFJG",
          "CF_CFJGDM",
          "CF_SJLY",
          "CF_SJLYDM",
          "BZ");

  private static final List<String> LICENCE =
      List.of(
          "XK_XDR_MC",
          "XK_XDR_LB",
          "XK_XDR_SHXYM",
          "XK_XKWS",
          "XK_WSH",
          "XK_XKLB",
          "XK_NR",
          "XK_JDRQ",
          "XK_XKJG",
          "XK_XKJGDM",
          "XK_ZT",
          "XK_LYDW",
          "XK_LYDWDM",
          "BZ");

  private DoublePublicity() {}

  static List<String> head(Kind kind) {
    return kind == Kind.PENALTY ? PENALTY : LICENCE;
  }

  static List<List<String>> rows(Decision decision) {
    List<List<String>> rows = new ArrayList<>();
    for (Decision.Party party : decision.parties()) {
      Map<String, String> row =
          decision.kind() == Kind.PENALTY ? penalty(decision, party) : licence(decision, party);
      rows.add(head(decision.kind()).stream().map(key -> row.getOrDefault(key, "")).toList());
    }
    return rows;
  }

  private static Map<String, String> penalty(Decision d, Decision.Party party) {
    Map<String, String> row = party("CF_XDR_", party);
    row.put("CF_WSH", d.documentNumber());
    row.put("CF_WFXW", d.matter());
    row.put("CF_SY", d.facts() == null ? "" : d.facts());
    row.put("CF_YJ", d.basis());
    row.put("CF_CFLB", d.category());
    row.put("CF_NR", d.conclusion());
    row.put("CF_NR_FK", tenThousands(d.amountYuan()));
    row.put("CF_JDRQ", day(d.decidedOn()));
    row.put("CF_CFJG", d.organ().name());
    row.put("CF_CFJGDM", d.organ().code());
    row.put("CF_SJLY", d.organ().name());
    row.put("CF_SJLYDM", d.organ().code());
    row.put("BZ", d.sample() ? "虚构样例" : "");
    return row;
  }

  private static Map<String, String> licence(Decision d, Decision.Party party) {
    Map<String, String> row = party("XK_XDR_", party);
    row.put("XK_XKWS", d.title());
    row.put("XK_WSH", d.documentNumber());
    row.put("XK_XKLB", d.category());
    row.put("XK_NR", d.conclusion());
    row.put("XK_JDRQ", day(d.decidedOn()));
    row.put("XK_XKJG", d.organ().name());
    row.put("XK_XKJGDM", d.organ().code());
    row.put("XK_ZT", "1");
    row.put("XK_LYDW", d.organ().name());
    row.put("XK_LYDWDM", d.organ().code());
    row.put("BZ", d.sample() ? "虚构样例" : "");
    return row;
  }

  private static Map<String, String> party(String prefix, Decision.Party party) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put(prefix + "MC", party.name());
    row.put(
        prefix + "LB",
        switch (party.kind()) {
          case NATURAL_PERSON -> "自然人";
          case ORGANISATION -> "法人及非法人组织";
          case SOLE_TRADER -> "个体工商户";
        });
    String code = party.creditCode();
    row.put(prefix + "SHXYM", code == null ? "" : code);
    return row;
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }

  private static String tenThousands(@Nullable String yuan) {
    return yuan == null
        ? ""
        : new BigDecimal(yuan).divide(TEN_THOUSAND, 6, RoundingMode.UNNECESSARY).toPlainString();
  }
}
