package org.gongshi.review.legalreview;

import java.util.EnumMap;
import java.util.Map;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/** 法制审核意见: a finding on each head, a conclusion and its reasons. */
public record Opinion(Map<ReviewHead, Finding> heads, Conclusion conclusion, String opinion) {

  public enum Conclusion {
    PASSED,
    RETURNED
  }

  public enum Verdict {
    PASS,
    PROBLEM,
    NOT_APPLICABLE
  }

  /** What was found on one head; a problem always has a note. */
  public record Finding(@Nullable Verdict verdict, @Nullable String note) {}

  public Opinion {
    heads = Map.copyOf(heads);
  }

  /** As it is sent. */
  record Request(
      @Nullable Map<ReviewHead, @Nullable Finding> heads,
      @Nullable Conclusion conclusion,
      @Nullable String opinion) {

    Opinion checked() {
      Checks checks = new Checks();
      Map<ReviewHead, Finding> found = new EnumMap<>(ReviewHead.class);
      boolean problem = false;
      for (ReviewHead head : ReviewHead.values()) {
        String at = "heads." + head;
        Finding finding = heads == null ? null : heads.get(head);
        if (finding == null || finding.verdict() == null) {
          checks.add(at, "REQUIRED", "六项审核内容须逐项填写结论。");
          continue;
        }
        String note = checks.optional(at + ".note", finding.note(), 2000);
        problem |= finding.verdict() == Verdict.PROBLEM;
        checks.require(
            finding.verdict() != Verdict.PROBLEM || note != null,
            at + ".note",
            "REQUIRED",
            "认为存在问题的，须写明问题。");
        found.put(head, new Finding(finding.verdict(), note));
      }
      Conclusion concluded = checks.required("conclusion", conclusion);
      checks.require(
          concluded != Conclusion.PASSED || !problem,
          "conclusion",
          "PROBLEM_OPEN",
          "有一项以上存在问题的，不得作出审核通过的结论。");
      String text = checks.text("opinion", opinion, 20_000);
      checks.orRefuse();
      return new Opinion(found, concluded == null ? Conclusion.RETURNED : concluded, text);
    }
  }
}
