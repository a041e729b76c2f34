package org.gongshi.review.filereview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A whole draft as it is sent; it takes the place of the one before.
 *
 * @param vetoes codes of those that hold
 * @param opinion may be missing until the review is finished
 */
record ScoresRequest(
    @Nullable List<@Nullable ScoreSent> scores,
    @Nullable List<@Nullable String> vetoes,
    @Nullable List<@Nullable FindingSent> findings,
    @Nullable String opinion) {

  /**
   * The score of one item.
   *
   * @param notApplicable true instead of points where the item does not apply
   */
  record ScoreSent(
      @Nullable String item,
      @Nullable Integer points,
      @Nullable Boolean notApplicable,
      @Nullable String note) {}

  /**
   * A finding.
   *
   * @param item of the sheet, where it belongs to one
   */
  record FindingSent(@Nullable String item, @Nullable String text, @Nullable LocalDate rectifyBy) {}

  record Finding(@Nullable String item, String text, LocalDate rectifyBy) {}

  record Checked(
      List<Score> scores, List<String> vetoes, List<Finding> findings, @Nullable String opinion) {}

  /** Ends the call with problem INVALID_FIELDS if anything is wrong; items may still be missing. */
  Checked checked(ScoreSheet sheet, LocalDate today) {
    Checks checks = new Checks();
    List<Score> given = scores(checks, sheet);
    List<String> held = vetoes(checks, sheet);
    List<Finding> found = findings(checks, sheet, today);
    String words = checks.optional("opinion", opinion, 2000);
    checks.orRefuse();
    return new Checked(given, held, found, words);
  }

  private List<Score> scores(Checks checks, ScoreSheet sheet) {
    Map<String, ScoreSheet.Item> items = new HashMap<>();
    sheet.items().forEach(item -> items.put(item.code(), item));
    List<Score> given = new ArrayList<>();
    List<@Nullable ScoreSent> sent = scores == null ? List.<@Nullable ScoreSent>of() : scores;
    for (int i = 0; i < sent.size(); i++) {
      String at = "scores[" + i + "]";
      ScoreSent one = checks.required(at, sent.get(i));
      if (one == null) {
        continue;
      }
      ScoreSheet.Item item = items.remove(one.item());
      if (item == null) {
        checks.add(at + ".item", "UNKNOWN_ITEM", "评分表中没有这个项目，或者重复填写，请对照评分表。");
        continue;
      }
      boolean applies = !Boolean.TRUE.equals(one.notApplicable());
      Integer points = one.points();
      String note = checks.optional(at + ".note", one.note(), 500);
      checks.require(
          applies == (points != null), at + ".points", "REQUIRED", "请填写得分；不适用的不填写得分，并标明不适用。");
      checks.require(
          points == null || (points >= 0 && points <= item.points()),
          at + ".points",
          "OUT_OF_RANGE",
          "得分为0至" + item.points() + "分的整数。");
      checks.require(
          (points != null && points == item.points()) || note != null,
          at + ".note",
          "REQUIRED",
          "扣分或者不适用的，请写明理由。");
      given.add(new Score(item.code(), points, item.points(), note));
    }
    return given;
  }

  private List<String> vetoes(Checks checks, ScoreSheet sheet) {
    Set<String> known = new HashSet<>();
    sheet.vetoes().forEach(veto -> known.add(veto.code()));
    List<String> held = new ArrayList<>();
    List<@Nullable String> sent = vetoes == null ? List.<@Nullable String>of() : vetoes;
    for (int i = 0; i < sent.size(); i++) {
      String code = checks.line("vetoes[" + i + "]", sent.get(i), 40);
      checks.require(
          known.remove(code), "vetoes[" + i + "]", "UNKNOWN_ITEM", "评分表中没有这个项目，或者重复填写，请对照评分表。");
      held.add(code);
    }
    return held;
  }

  private List<Finding> findings(Checks checks, ScoreSheet sheet, LocalDate today) {
    Set<String> items = new HashSet<>();
    sheet.items().forEach(item -> items.add(item.code()));
    sheet.vetoes().forEach(veto -> items.add(veto.code()));
    List<Finding> found = new ArrayList<>();
    List<@Nullable FindingSent> sent =
        findings == null ? List.<@Nullable FindingSent>of() : findings;
    checks.require(sent.size() <= 100, "findings", "TOO_MANY", "问题不超过100项。");
    for (int i = 0; i < sent.size(); i++) {
      String at = "findings[" + i + "]";
      FindingSent one = checks.required(at, sent.get(i));
      if (one == null) {
        continue;
      }
      String item = checks.optional(at + ".item", one.item(), 40);
      checks.require(
          item == null || items.contains(item), at + ".item", "UNKNOWN_ITEM", "评分表中没有这个项目，请对照评分表。");
      String text = checks.text(at + ".text", one.text(), 1000);
      LocalDate by = checks.required(at + ".rectifyBy", one.rectifyBy());
      checks.require(
          by == null
              || (by.isAfter(today) && !by.isAfter(today.plusDays(sheet.rectifyWithinDays()))),
          at + ".rectifyBy",
          "OUT_OF_RANGE",
          "整改期限自明日起，最长" + sheet.rectifyWithinDays() + "日。");
      found.add(new Finding(item, text, Objects.requireNonNullElse(by, today)));
    }
    return found;
  }
}
