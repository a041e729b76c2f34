package org.gongshi.review.clocks;

import static org.gongshi.review.cases.ActionKind.COERCION;
import static org.gongshi.review.cases.ActionKind.EXPROPRIATION_LEVY;
import static org.gongshi.review.cases.ActionKind.FEE;
import static org.gongshi.review.cases.ActionKind.INSPECTION;
import static org.gongshi.review.cases.ActionKind.LICENCE;
import static org.gongshi.review.cases.ActionKind.PENALTY;
import static org.gongshi.review.clocks.ClockRule.law;
import static org.gongshi.review.clocks.ClockRule.setting;
import static org.gongshi.review.clocks.ClockUnit.DAYS;
import static org.gongshi.review.clocks.ClockUnit.HOURS;
import static org.gongshi.review.clocks.ClockUnit.WORKING_DAYS;
import static org.gongshi.review.clocks.Laws.coercion;
import static org.gongshi.review.clocks.Laws.disclosure;
import static org.gongshi.review.clocks.Laws.house;
import static org.gongshi.review.clocks.Laws.licence;
import static org.gongshi.review.clocks.Laws.marketPenalty;
import static org.gongshi.review.clocks.Laws.penalty;
import static org.gongshi.review.clocks.Laws.penalty1996;
import static org.gongshi.review.clocks.Laws.threeSystems;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.identifiers.LegalBasis;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Every clock of the law in one table: whose duty, how long by which version of which article, and
 * which pauses stop it by which article. A clock runs by the rule in force on the day it starts.
 */
public enum ClockKind {
  /** 立案, from the clue to the filing. */
  FILING("立案", Role.HANDLER, List.of(setting(15, house()).extendable(15)), Map.of()),

  /** 情况紧急当场实施行政强制措施的报告. */
  ON_SITE_REPORT("当场实施强制措施报告", Role.HANDLER, List.of(law(HOURS, 24, coercion("第十九条"))), Map.of()),

  /** 先行登记保存的处理; working days since the law of 2021 says so in art. 85. */
  EVIDENCE_REGISTRATION(
      "先行登记保存证据处理",
      Role.HANDLER,
      List.of(law(WORKING_DAYS, 7, penalty("第五十六条、第八十五条")), law(DAYS, 7, penalty1996("第三十七条"))),
      Map.of()),

  /** 行政处罚决定, from the filing; other rules may give more. The law of 1996 had no such limit. */
  PENALTY_DECISION(
      "行政处罚决定",
      Role.HANDLER,
      List.of(law(DAYS, 90, penalty("第六十条")).yielding()),
      Map.of(
          Pause.HEARING, marketPenalty("第六十四条"),
          Pause.APPRAISAL, marketPenalty("第六十四条"),
          Pause.SUSPENSION, marketPenalty("第六十四条"))),

  /** 行政许可决定, from acceptance; 10 more days with the head's approval. */
  LICENCE_DECISION(
      "行政许可决定",
      Role.HANDLER,
      List.of(law(WORKING_DAYS, 20, licence("第四十二条")).extendable(10)),
      Map.of(Pause.HEARING, licence("第四十五条"), Pause.APPRAISAL, licence("第四十五条"))),

  /** 颁发、送达行政许可证件. */
  LICENCE_DELIVERY(
      "颁发送达行政许可证件", Role.HANDLER, List.of(law(WORKING_DAYS, 10, licence("第四十四条"))), Map.of()),

  /** 查封、扣押的期限; 30 more days in complex cases, without the time that an appraisal takes. */
  COERCION_PERIOD(
      "查封扣押期限",
      Role.HANDLER,
      List.of(law(DAYS, 30, coercion("第二十五条")).extendable(30)),
      Map.of(Pause.APPRAISAL, coercion("第二十五条"))),

  /** 送达; a statute speaks of penalties, for the others the organ sets it. */
  SERVICE(
      "送达",
      Role.HANDLER,
      List.of(
          law(WORKING_DAYS, 7, penalty("第六十一条、第八十五条"), PENALTY),
          law(DAYS, 7, penalty1996("第四十条"), PENALTY),
          setting(7, house(), LICENCE, COERCION, FEE, INSPECTION, EXPROPRIATION_LEVY)),
      Map.of()),

  /** 法制审核; questions to the handler stop it. */
  LEGAL_REVIEW(
      "法制审核",
      Role.LEGAL_REVIEWER,
      List.of(setting(5, house()).extendable(5)),
      Map.of(Pause.LEGAL_QUESTION, threeSystems(), Pause.SUSPENSION, threeSystems())),

  /** 先行实施后的补充法制审核. */
  LATE_REVIEW(
      "补充法制审核",
      Role.LEGAL_REVIEWER,
      List.of(setting(5, house())),
      Map.of(Pause.LEGAL_QUESTION, threeSystems())),

  /** 决定信息公示, from the day of the decision to the generator's receipt. */
  DISCLOSURE(
      "执法决定公示",
      Role.DISCLOSURE_OFFICER,
      List.of(
          law(WORKING_DAYS, 7, threeSystems(), LICENCE, PENALTY),
          law(WORKING_DAYS, 20, threeSystems(), COERCION, FEE, INSPECTION, EXPROPRIATION_LEVY)),
      Map.of(Pause.THIRD_PARTY, disclosure("第三十二条"))),

  /** 撤回公示; the statute speaks of penalties, the guidance asks the others down promptly. */
  WITHDRAWAL(
      "撤回公示信息",
      Role.DISCLOSURE_OFFICER,
      List.of(law(WORKING_DAYS, 3, penalty("第四十八条、第八十五条"), PENALTY), setting(3, house())),
      Map.of()),

  /** 紧急下架后的复核, by another person. */
  TAKEDOWN_REVIEW("紧急下架复核", Role.DISCLOSURE_APPROVER, List.of(setting(1, house())), Map.of()),

  /** 公众更正申请的答复. */
  CORRECTION_ANSWER("更正申请答复", Role.DISCLOSURE_OFFICER, List.of(setting(20, house())), Map.of()),

  /** 第三方答复公开意见. */
  THIRD_PARTY_ANSWER(
      "第三方答复",
      Role.DISCLOSURE_OFFICER,
      List.of(law(WORKING_DAYS, 15, disclosure("第三十二条"))),
      Map.of()),

  /** 报送职权变动情况及法律文本; the plan's own rule, part 1. */
  POWER_CHANGE_REPORT("职权变动报送", Role.DISCLOSURE_OFFICER, List.of(setting(10, house())), Map.of());

  private final String label;
  private final Role duty;
  private final List<ClockRule> rules;
  private final Map<Pause, LegalBasis> stops;

  /**
   * @param rules newest first
   */
  ClockKind(String label, Role duty, List<ClockRule> rules, Map<Pause, LegalBasis> stops) {
    this.label = label;
    this.duty = duty;
    this.rules = rules;
    this.stops = stops;
  }

  public String label() {
    return label;
  }

  /** The role whose duty it is while no person is named. */
  public Role duty() {
    return duty;
  }

  /** All versions of the rule, newest first. */
  public List<ClockRule> rules() {
    return rules;
  }

  /** The rule of law for an action of {@code kind}, or null where none was in force on the day. */
  public @Nullable ClockRule rule(ActionKind kind, LocalDate startDay) {
    for (ClockRule rule : rules) {
      if (rule.isFor(kind) && rule.isInForceOn(startDay)) {
        return rule;
      }
    }
    return null;
  }

  /** As {@link #rule}, but the oldest version for a day before any was in force. */
  public ClockRule ruleOrFirst(ActionKind kind, LocalDate startDay) {
    ClockRule rule = rule(kind, startDay);
    return rule == null
        ? rules.stream().filter(r -> r.isFor(kind)).reduce((newer, older) -> older).orElseThrow()
        : rule;
  }

  public boolean isStoppedBy(Pause pause) {
    return stops.containsKey(pause);
  }

  /** Why the pause stops this clock, or null where it does not. */
  public @Nullable LegalBasis basisOf(Pause pause) {
    return stops.get(pause);
  }
}
