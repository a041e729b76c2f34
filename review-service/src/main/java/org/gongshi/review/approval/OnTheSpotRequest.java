package org.gongshi.review.approval;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Party;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * 当场决定, as it is sent by the handler. A penalty on the spot is a warning, or a fine within the
 * limits of 行政处罚法 art. 51.
 */
record OnTheSpotRequest(
    @Nullable String documentNumber,
    @Nullable LocalDate decidedOn,
    @Nullable String conclusion,
    @Nullable String category,
    @Nullable String amountYuan) {
  private static final Set<String> PENALTIES = Set.of("警告", "罚款");

  /** Yuan, 行政处罚法 art. 51; a sole trader is a natural person (民法典 art. 54). */
  private static final BigDecimal CITIZEN = new BigDecimal("200.00");

  private static final BigDecimal ORGANISATION = new BigDecimal("3000.00");

  record Checked(
      DecisionRequest.Checked document,
      String conclusion,
      String category,
      @Nullable BigDecimal amount) {}

  Checked checked(LocalDate today, Filing filing) {
    DecisionRequest.Checked document =
        new DecisionRequest(documentNumber, decidedOn).checked(today);
    Checks checks = new Checks();
    String text = checks.text("conclusion", conclusion, 20_000);
    String kind = checks.line("category", category, 100);
    BigDecimal amount = null;
    if (amountYuan != null) {
      boolean good = amountYuan.matches("[0-9]{1,13}(\\.[0-9]{1,2})?");
      checks.require(good, "amountYuan", "WRONG_FORMAT", "金额以元为单位，最多两位小数，例如 3000.00。");
      amount = good ? new BigDecimal(amountYuan).setScale(2) : null;
    }
    if (filing.kind() == ActionKind.PENALTY) {
      checks.require(
          Arrays.stream(kind.split("、", -1)).allMatch(PENALTIES::contains),
          "category",
          "NOT_ON_THE_SPOT",
          "当场作出的行政处罚只能是警告或者罚款（《中华人民共和国行政处罚法》第五十一条）。");
      BigDecimal limit = limit(filing);
      checks.require(
          amount == null || amount.compareTo(limit) <= 0,
          "amountYuan",
          "NOT_ON_THE_SPOT",
          "当场处以的罚款，对公民不超过二百元，对法人或者其他组织不超过三千元（《中华人民共和国行政处罚法》第五十一条）。");
    }
    checks.orRefuse();
    return new Checked(document, text, kind, amount);
  }

  private static BigDecimal limit(Filing filing) {
    return filing.parties().stream()
            .filter(p -> p.role() == Party.Role.PARTY)
            .anyMatch(p -> p.kind() != Party.Kind.ORGANISATION)
        ? CITIZEN
        : ORGANISATION;
  }
}
