package org.gongshi.review.legalreview;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 法制审核意见: a finding on each head, on legality and on reasonableness, a conclusion and its reasons.
 *
 * @param changes what the handler has to change, where the reviewer agrees on that condition
 * @param changesChecked what became of the changes that an earlier review asked for
 */
record Opinion(
    Map<ReviewHead, Finding> heads,
    Finding legality,
    Finding reasonableness,
    Conclusion conclusion,
    List<String> changes,
    List<CheckedChange> changesChecked,
    String opinion) {

  Opinion {
    heads = Collections.unmodifiableMap(new EnumMap<>(heads)); // in the order of the heads
    changes = List.copyOf(changes);
    changesChecked = List.copyOf(changesChecked);
  }

  enum Conclusion {
    /** 同意: the only one that lets the proposal through. */
    AGREE("同意"),
    /** 修改后同意: the handler makes the changes and submits again. */
    AGREE_WITH_CHANGES("修改后同意"),
    /** 退回. */
    SEND_BACK("退回");

    private final String label;

    Conclusion(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  enum Verdict {
    PASS,
    PROBLEM,
    NOT_APPLICABLE
  }

  /** What was found on one head; a problem always has a note. */
  record Finding(Verdict verdict, @Nullable String note) {}

  /**
   * What became of a change that was asked for.
   *
   * @param change its place in the earlier list, from 1
   */
  record CheckedChange(int change, boolean made, @Nullable String note) {}

  boolean passes() {
    return conclusion == Conclusion.AGREE;
  }
}
