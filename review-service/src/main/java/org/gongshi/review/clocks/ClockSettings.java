package org.gongshi.review.clocks;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Checks;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** The lengths that organs set for themselves, versioned by day, over the table of the law. */
final class ClockSettings {
  private final Audit audit;

  ClockSettings(Audit audit) {
    this.audit = audit;
  }

  /**
   * A setting as it is sent.
   *
   * @param organCode null for all organs
   */
  record Request(
      @Nullable String organCode,
      @Nullable LocalDate since,
      @Nullable Integer length,
      @Nullable Integer extension) {}

  /** The rule in force for an organ's action on a day, or null where there is none. */
  static @Nullable ClockRule rule(
      Transaction tx, ClockKind kind, ActionKind action, String organ, LocalDate day) {
    ClockRule law = kind.rule(action, day);
    if (law == null) {
      return null;
    }
    ClockSetting setting = tx.mapper(ClockSettingMapper.class).inForce(kind, organ, day);
    return setting == null ? law : setting.applyTo(law);
  }

  static List<ClockSetting> all(Transaction tx) {
    return tx.mapper(ClockSettingMapper.class).all();
  }

  /** Puts a setting that begins today or later; what ran by another rule goes on by it. */
  void put(Transaction tx, ClockKind kind, Request request, String by) {
    Checks checks = new Checks();
    LocalDate since = checks.required("since", request.since());
    LocalDate today = WorkingDays.dayOf(tx.now());
    checks.require(
        since == null || (!since.isBefore(today) && since.getYear() < 2200),
        "since",
        "IN_PAST",
        "生效日期不能早于今天，已经开始计算的期限不受影响。");
    String organ = Objects.requireNonNullElse(request.organCode(), "");
    checks.require(
        organ.isEmpty() || Organs.isKnown(tx, organ),
        "organCode",
        "UNKNOWN_ORGAN",
        "没有这个执法机关，请核对。");
    Integer length = checks.required("length", request.length());
    int extension = Objects.requireNonNullElse(request.extension(), 0);
    for (ClockRule rule : kind.rules()) {
      if (length != null && since != null && rule.isInForceOn(since)) {
        within(checks, rule, length, extension);
        break;
      }
    }
    checks.orRefuse();
    ClockSetting setting =
        new ClockSetting(
            kind,
            organ,
            Objects.requireNonNull(since),
            Objects.requireNonNull(length),
            extension,
            by,
            tx.now());
    tx.mapper(ClockSettingMapper.class).put(setting);
    audit.record(
        tx,
        by,
        "ClockSet",
        null,
        kind
            + " "
            + (organ.isEmpty() ? "all organs" : organ)
            + " since "
            + since
            + ": "
            + length
            + " + "
            + extension);
  }

  private static void within(Checks checks, ClockRule rule, int length, int extension) {
    boolean fixed = rule.statutory() && !rule.yields();
    int longest = fixed ? rule.length() : 400;
    int most = fixed ? rule.extension() : 400;
    String law = fixed ? "，法定期限只能缩短，不能延长（" + rule.basis().citation() + "）" : "";
    checks.require(
        length >= 1 && length <= longest,
        "length",
        "OUT_OF_RANGE",
        "取值范围为1至" + longest + law + "。");
    checks.require(
        extension >= 0 && extension <= most,
        "extension",
        "OUT_OF_RANGE",
        "取值范围为0至" + most + law + "。");
  }
}
