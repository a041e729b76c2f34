package org.gongshi.review.retention;

import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * Whether the file of a case must be kept, and why. The database refuses the same (V13).
 *
 * @param retention null while the case has not ended
 * @param stillNeeded whether an edition or an open remedy rests on the file
 * @param usual what a destruction rests on
 */
record Keeping(
    String id,
    @Nullable Retention retention,
    List<LegalHold> holds,
    boolean stillNeeded,
    LegalBasis usual) {

  /** Why nothing of the case is destroyed on this day, or null where it may be. */
  @Nullable Problem on(LocalDate today) {
    String which = "案件编号：" + id + "。";
    if (retention != null && retention.destroyed()) {
      return destroyed(id);
    }
    for (LegalHold hold : holds) {
      if (hold.isOpen()) {
        return Problem.of(
                409, "CASE_ON_HOLD", "案卷暂缓销毁", "本案有尚未解除的暂缓销毁，解除以前不得销毁，请由登记人以外的人员解除后再办理。" + which)
            .withBasis(hold.basis());
      }
    }
    if (retention == null || !retention.isOver(today)) {
      return Problem.of(409, "RETENTION_RUNS", "保管期限未满", until(retention) + which)
          .withBasis(basis(retention));
    }
    return stillNeeded
        ? Problem.of(409, "STILL_NEEDED", "案卷仍需使用", "本案更正后的版本仍在保管，或者复议、诉讼尚未办结，请在其终结后办理。" + which)
            .withBasis(usual.citation())
        : null;
  }

  /** What a step that needs the file is refused with once it was destroyed. */
  static Problem destroyed(String id) {
    return Problem.of(
        409, "FILE_DESTROYED", "案卷已经销毁", "本案的文件已按规定销毁，仅保留登记信息和校验值，无需再次办理。案件编号：" + id + "。");
  }

  private static String until(@Nullable Retention retention) {
    if (retention == null) {
      return "案件尚未终结，保管期限自终结起计算，请在期满后办理。";
    }
    LocalDate last = retention.keepUntil();
    if (last == null) {
      return "本案案卷永久保管，不得销毁。";
    }
    return "本案案卷应当保管至" + last + "，请在期满后办理。";
  }

  private String basis(@Nullable Retention retention) {
    String rule = retention == null ? null : retention.basis();
    return rule == null ? usual.citation() : rule;
  }
}
