package org.gongshi.review.correction;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Rewording;
import org.gongshi.review.disclosure.Edition;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * 更正意见 as an official sends it, and as it is kept. Raw.
 *
 * @param wrong what is wrong and how that was found
 * @param publicReason what the public reads on the page of the earlier edition; names in it are cut
 * @param rewording other words for what was filed; the decision itself stays to the letter
 * @param change how another authority changed the decision
 * @param replacement the case in which the organ decided anew
 * @param requestNumber the public's request that led to it
 */
record CorrectionRequest(
    Edition.@Nullable Cause cause,
    @Nullable String wrong,
    @Nullable String publicReason,
    @Nullable Rewording rewording,
    @Nullable Change change,
    @Nullable String replacement,
    @Nullable String requestNumber) {

  /** 决定变更: which document of which authority says what now. */
  record Change(
      Edition.@Nullable Authority authority,
      @Nullable String document,
      @Nullable LocalDate on,
      @Nullable String conclusion,
      @Nullable String category,
      @Nullable String amountYuan) {

    @Nullable BigDecimal amount() {
      return amountYuan == null ? null : new BigDecimal(amountYuan);
    }

    @Override
    public String toString() {
      return "Change[" + authority + "]";
    }
  }

  Edition.Cause requireCause() {
    if (cause == null) {
      throw new IllegalStateException("a correction without a cause was let through");
    }
    return cause;
  }

  /** Checked as far as it can be without the case; the same with its blanks stripped. */
  CorrectionRequest checked(LocalDate today) {
    Checks checks = new Checks();
    Edition.Cause given = checks.required("cause", cause);
    String words = checks.text("wrong", wrong, 1000);
    String sentence =
        publicReason == null || given == null
            ? null
            : checks.line("publicReason", publicReason, 500);
    if (given != null) {
      boolean rewords =
          switch (given) {
            case TYPING_ERROR, REDACTION_ERROR, DECISION_CHANGED -> true;
            case DECIDED_ANEW, REPUBLISHED -> false;
          };
      checks.require(rewords || rewording == null, "rewording", "NOT_APPLICABLE", "按此缘由不更正文字。");
      checks.require(
          given != Edition.Cause.TYPING_ERROR || rewording != null,
          "rewording",
          "REQUIRED",
          "请填写更正后的文字。");
      checks.require(
          given != Edition.Cause.REDACTION_ERROR
              || rewording == null
              || rewording.touchesSecretsOnly(),
          "rewording",
          "NOT_APPLICABLE",
          "隐私处理差错只补充当事人信息和商业秘密标注，不改动公示文字。");
      checks.require(
          (given == Edition.Cause.DECIDED_ANEW) == (replacement != null),
          "replacement",
          given == Edition.Cause.DECIDED_ANEW ? "REQUIRED" : "NOT_APPLICABLE",
          "重新作出决定的，填写新案件的编号；其他缘由不填。");
      checks.require(
          (given == Edition.Cause.DECISION_CHANGED) == (change != null),
          "change",
          given == Edition.Cause.DECISION_CHANGED ? "REQUIRED" : "NOT_APPLICABLE",
          "决定被其他机关变更的，填写变更机关、文书和变更后的结论；其他缘由不填。");
    }
    Change checkedChange = change == null ? null : checked(checks, change, today);
    String request = checks.optional("requestNumber", requestNumber, 24);
    checks.orRefuse();
    return new CorrectionRequest(
        given, words, sentence, rewording, checkedChange, replacement, request);
  }

  private static Change checked(Checks checks, Change sent, LocalDate today) {
    checks.required("change.authority", sent.authority());
    LocalDate on = checks.required("change.on", sent.on());
    checks.require(on == null || !on.isAfter(today), "change.on", "IN_FUTURE", "变更日期不能晚于今天。");
    String amount = checks.optional("change.amountYuan", sent.amountYuan(), 16);
    checks.require(
        amount == null || amount.matches("[0-9]{1,13}\\.[0-9]{2}"),
        "change.amountYuan",
        "WRONG_FORMAT",
        "金额以元为单位，写到分，如 200.00。");
    return new Change(
        sent.authority(),
        checks.line("change.document", sent.document(), 128),
        on,
        checks.text("change.conclusion", sent.conclusion(), 20_000),
        checks.line("change.category", sent.category(), 200),
        amount);
  }

  /** What the edition is filed as; it says nothing else than before only where it may. */
  Filing filing(Filing was) {
    if (rewording == null) {
      return was;
    }
    Checks checks = new Checks();
    Filing now = rewording.of(was, checks);
    checks.require(
        requireCause() != Edition.Cause.TYPING_ERROR || !now.equals(was),
        "rewording",
        "NOTHING_CHANGED",
        "更正后的文字与原来的相同，请核对。");
    checks.orRefuse();
    return now;
  }

  /** What the public reads. */
  String sentence() {
    return publicReason == null ? requireCause().label() + "，已经更正。" : publicReason;
  }

  @Override
  public String toString() {
    return "CorrectionRequest[" + cause + "]";
  }
}
