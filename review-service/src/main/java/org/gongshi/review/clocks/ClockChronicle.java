package org.gongshi.review.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.timeline.Chronicle;
import org.gongshi.review.timeline.Happening;
import org.gongshi.review.timeline.Happening.Source;
import org.jspecify.annotations.Nullable;

/** What the clocks tell of a case: when each began, when it ended or runs out. */
public final class ClockChronicle implements Chronicle {
  private final Clocks clocks;

  public ClockChronicle(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public List<Happening> of(Transaction tx, OpenCase open) {
    List<Happening> all = new ArrayList<>();
    for (Deadline deadline : clocks.ofCase(tx, open)) {
      String label = deadline.kind().label();
      String basis = deadline.basisLaw() + deadline.basisArticle();
      all.add(at(deadline.startedAt(), deadline, 0, "期限开始计算：" + label, basis));
      switch (deadline.state()) {
        case MET -> {
          String how = deadline.isLate(tx.now()) ? "逾期办结：" : "按期办结：";
          all.add(at(Objects.requireNonNull(deadline.endedAt()), deadline, 1, how + label, basis));
        }
        case CANCELLED ->
            all.add(
                at(
                    Objects.requireNonNull(deadline.endedAt()),
                    deadline,
                    1,
                    "期限终止计算：" + label,
                    deadline.cancelReason()));
        case RUNNING ->
            all.add(
                at(
                    Objects.requireNonNull(deadline.dueAt()),
                    deadline,
                    1,
                    (deadline.isLate(tx.now()) ? "已经逾期：" : "期限届满：") + label,
                    "最后一日：" + deadline.dueDay() + (deadline.provisional() ? "（暂定）" : "")));
        case PAUSED -> {
          // Nobody knows when it will run out.
        }
      }
    }
    return all;
  }

  @Override
  public Set<String> ownDeeds() {
    return Set.of("ClockCancelled");
  }

  private static Happening at(
      Instant at, Deadline deadline, int place, String title, @Nullable String detail) {
    return new Happening(at, Source.DEADLINE, deadline.id() * 2 + place, title, detail, null);
  }
}
