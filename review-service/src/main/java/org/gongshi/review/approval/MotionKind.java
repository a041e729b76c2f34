package org.gongshi.review.approval;

import org.gongshi.review.cases.CaseEvent;
import org.jspecify.annotations.Nullable;

/** What a handler asks the head for while a case is open. */
enum MotionKind {
  SUSPENSION("中止办理"),
  RESUMPTION("恢复办理"),
  TRANSFER("移送"),
  CLOSING("终结办理"),
  EXTENSION("延长期限");

  private final String label;

  MotionKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** What happens to the case when the head {@code by} grants it; null where only a clock moves. */
  @Nullable CaseEvent event(long by) {
    return switch (this) {
      case SUSPENSION -> new CaseEvent.Suspended(by);
      case RESUMPTION -> new CaseEvent.Resumed(by);
      case TRANSFER -> new CaseEvent.Transferred(by);
      case CLOSING -> new CaseEvent.Closed(by);
      case EXTENSION -> null;
    };
  }
}
