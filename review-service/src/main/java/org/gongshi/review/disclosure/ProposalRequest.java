package org.gongshi.review.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * 公示意见 as an officer sends it.
 *
 * @param ground a code of the list of grounds
 * @param reason the officer's own words; required where the decision is not published now
 * @param askedOn the day on which a third party was asked
 * @param deferredUntil the last day of a deferral, where no law says it
 * @param publicity the rules that end the publicity; null for the usual one
 */
record ProposalRequest(
    @Nullable DisclosureChoice choice,
    @Nullable String ground,
    @Nullable String reason,
    @Nullable LocalDate askedOn,
    @Nullable LocalDate deferredUntil,
    @Nullable List<Publicities.@Nullable Choice> publicity) {

  /** Checked as far as it can be without the case. */
  record Checked(DisclosureChoice choice, @Nullable String ground, @Nullable String reason) {}

  Checked checked() {
    Checks checks = new Checks();
    DisclosureChoice chosen = checks.required("choice", choice);
    String code = checks.line("ground", ground, 40);
    boolean publishes = chosen != null && chosen.publishes();
    String words =
        publishes ? checks.optional("reason", reason, 1000) : checks.text("reason", reason, 1000);
    checks.require(
        publishes || publicity == null, "publicity", "NOT_APPLICABLE", "不公开或者暂缓公开的，不填公示期限。");
    boolean defers = chosen == DisclosureChoice.DEFERRED;
    checks.require(
        defers || (askedOn == null && deferredUntil == null),
        "deferredUntil",
        "NOT_APPLICABLE",
        "只有暂缓公开才填写征求意见日期和暂缓至何日。");
    checks.orRefuse();
    return new Checked(chosen == null ? DisclosureChoice.NOT_PUBLISHED : chosen, code, words);
  }

  /** The ground, if it may be given for this choice and kind on that day; else a violation. */
  Ground ground(Grounds grounds, DisclosureChoice chosen, ActionKind kind, LocalDate today) {
    Checks checks = new Checks();
    Ground found = grounds.find(ground, today);
    if (found == null || !found.isFor(chosen, kind)) {
      checks.add(
          "ground", "NOT_IN_FORCE", "没有这项依据，或者不适用于所选的公开方式和执法类别，请查询 /api/v1/disclosure-grounds。");
      checks.orRefuse();
      throw new IllegalStateException("a violation was found and not reported");
    }
    return found;
  }

  /**
   * The last day of the deferral.
   *
   * @param answerBy counts the third party's days from the day on which it was asked
   */
  LocalDate lastDay(
      Ground on, LocalDate today, java.util.function.UnaryOperator<LocalDate> answerBy) {
    Checks checks = new Checks();
    LocalDate last;
    if (on.asksThirdParty()) {
      LocalDate asked = asked(today);
      checks.require(!asked.isAfter(today), "askedOn", "IN_FUTURE", "征求意见的日期不能晚于今天。");
      checks.require(
          deferredUntil == null, "deferredUntil", "NOT_APPLICABLE", "第三方的答复期限由系统按法定期限计算。");
      last = answerBy.apply(asked);
      checks.require(last.isAfter(today), "askedOn", "ANSWER_OVERDUE", "第三方的答复期限已经届满，请直接决定是否公开。");
    } else {
      LocalDate wanted = checks.required("deferredUntil", deferredUntil);
      last = wanted == null ? today : wanted;
      checks.require(last.isAfter(today), "deferredUntil", "NOT_IN_FUTURE", "暂缓的截止日期须晚于今天。");
      checks.require(
          !last.isAfter(today.plusDays(on.longestDays())),
          "deferredUntil",
          "OUT_OF_RANGE",
          "按此项依据最长暂缓" + on.longestDays() + "日，期满后可以再次提出。");
    }
    checks.orRefuse();
    return last;
  }

  LocalDate asked(LocalDate today) {
    return askedOn == null ? today : askedOn;
  }
}
