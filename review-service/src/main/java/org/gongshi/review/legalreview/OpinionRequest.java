package org.gongshi.review.legalreview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gongshi.review.http.Checks;
import org.gongshi.review.legalreview.Opinion.CheckedChange;
import org.gongshi.review.legalreview.Opinion.Conclusion;
import org.gongshi.review.legalreview.Opinion.Finding;
import org.gongshi.review.legalreview.Opinion.Verdict;
import org.jspecify.annotations.Nullable;

/** 法制审核意见, as it is sent. */
record OpinionRequest(
    @Nullable Map<ReviewHead, @Nullable FindingSent> heads,
    @Nullable FindingSent legality,
    @Nullable FindingSent reasonableness,
    @Nullable Conclusion conclusion,
    @Nullable List<@Nullable String> changes,
    @Nullable List<@Nullable ChangeSent> changesChecked,
    @Nullable String opinion) {
  private static final Finding NONE = new Finding(Verdict.PROBLEM, null);

  record FindingSent(@Nullable Verdict verdict, @Nullable String note) {}

  record ChangeSent(@Nullable Integer change, @Nullable Boolean made, @Nullable String note) {}

  /**
   * @param pending how many changes an earlier review asked for and none has found made
   */
  Opinion checked(int pending) {
    Checks checks = new Checks();
    Map<ReviewHead, Finding> found = new EnumMap<>(ReviewHead.class);
    for (ReviewHead head : ReviewHead.values()) {
      FindingSent sent = heads == null ? null : heads.get(head);
      found.put(head, finding(checks, "heads." + head, sent, "六项审核内容须逐项填写结论。"));
    }
    Finding lawful = finding(checks, "legality", legality, "须填写合法性审查结论。");
    Finding reasonable = finding(checks, "reasonableness", reasonableness, "须填写合理性审查结论。");
    Conclusion concluded =
        Objects.requireNonNullElse(checks.required("conclusion", conclusion), Conclusion.SEND_BACK);
    boolean agrees = concluded == Conclusion.AGREE;
    boolean problem =
        lawful.verdict() == Verdict.PROBLEM
            || reasonable.verdict() == Verdict.PROBLEM
            || found.values().stream().anyMatch(f -> f.verdict() == Verdict.PROBLEM);
    checks.require(!agrees || !problem, "conclusion", "PROBLEM_OPEN", "有一项以上存在问题的，不得作出同意的结论。");
    List<String> asked = changes(checks, concluded);
    List<CheckedChange> made = changesChecked(checks, pending);
    checks.require(
        !agrees || made.stream().allMatch(CheckedChange::made),
        "conclusion",
        "CHANGES_OPEN",
        "此前要求的修改尚未全部完成的，不得作出同意的结论。");
    String text = checks.text("opinion", opinion, 20_000);
    checks.orRefuse();
    return new Opinion(found, lawful, reasonable, concluded, asked, made, text);
  }

  private static Finding finding(
      Checks checks, String at, @Nullable FindingSent sent, String advice) {
    if (sent == null || sent.verdict() == null) {
      checks.add(at, "REQUIRED", advice);
      return NONE;
    }
    String note = checks.optional(at + ".note", sent.note(), 2000);
    checks.require(
        sent.verdict() != Verdict.PROBLEM || note != null,
        at + ".note",
        "REQUIRED",
        "认为存在问题的，须写明问题。");
    return new Finding(sent.verdict(), note);
  }

  private List<String> changes(Checks checks, Conclusion concluded) {
    List<@Nullable String> sent = changes == null ? List.<@Nullable String>of() : changes;
    if (concluded == Conclusion.AGREE_WITH_CHANGES) {
      checks.require(!sent.isEmpty(), "changes", "REQUIRED", "修改后同意的，须逐项列明需要修改的内容。");
    } else {
      checks.require(sent.isEmpty(), "changes", "NOT_EXPECTED", "只有修改后同意的结论才列明修改内容。");
    }
    checks.require(sent.size() <= 50, "changes", "TOO_MANY", "修改内容不超过五十项。");
    return IntStream.range(0, Math.min(sent.size(), 50))
        .mapToObj(i -> checks.text("changes[" + i + "]", sent.get(i), 1000))
        .toList();
  }

  private List<CheckedChange> changesChecked(Checks checks, int pending) {
    List<@Nullable ChangeSent> sent =
        changesChecked == null ? List.<@Nullable ChangeSent>of() : changesChecked;
    List<CheckedChange> made = new ArrayList<>();
    for (int i = 0; i < Math.min(sent.size(), 50); i++) {
      String at = "changesChecked[" + i + "]";
      ChangeSent one = sent.get(i);
      if (one == null || one.change() == null || one.made() == null) {
        checks.add(at, "REQUIRED", "须写明第几项修改、是否已经完成。");
        continue;
      }
      made.add(
          new CheckedChange(
              one.change(), one.made(), checks.optional(at + ".note", one.note(), 1000)));
    }
    made.sort(Comparator.comparingInt(CheckedChange::change));
    List<Integer> places = made.stream().map(CheckedChange::change).toList();
    checks.require(
        places.equals(IntStream.rangeClosed(1, pending).boxed().toList()),
        "changesChecked",
        "NOT_ALL_CHECKED",
        pending == 0 ? "没有待核对的修改，请不要填写此项。" : "此前要求的修改共" + pending + "项，须逐项核对一次。");
    return made;
  }
}
