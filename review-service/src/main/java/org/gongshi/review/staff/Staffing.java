package org.gongshi.review.staff;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.get;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.identifiers.LegalBasis;
import org.gongshi.review.registers.Organ;
import org.jspecify.annotations.Nullable;

/** Whether each organ has enough reviewers: at least 5 % of its officers. */
public final class Staffing {
  private static final LegalBasis BASIS =
      new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05");

  private final Database database;

  public Staffing(Database database) {
    this.database = database;
  }

  /**
   * One organ's figure beside the rule.
   *
   * @param required reviewers that the rule asks for, rounded up
   * @param share reviewers in per cent of officers, one decimal; null without officers
   */
  public record ReviewerShare(
      String organCode,
      String organName,
      int officers,
      int reviewers,
      int required,
      @Nullable BigDecimal share,
      boolean holds,
      String rule,
      String basis) {}

  public List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/monitors/reviewers",
                anyAccount(),
                "法制审核人员占比：原则上不少于本单位执法人员总数的5%",
                call ->
                    Answer.ok(
                        database.transact(
                            tx ->
                                Officers.organs(tx, call.actor().organCode()).stream()
                                    .map(o -> share(tx, o))
                                    .toList())))
            .answersAll(ReviewerShare.class)
            .untraced());
  }

  /** Today's figure of one organ. */
  public static ReviewerShare share(Transaction tx, Organ organ) {
    LocalDate today = WorkingDays.dayOf(tx.now());
    int officers = Officers.count(tx, organ.code(), today);
    int reviewers = tx.mapper(OfficerMapper.class).reviewers(organ.code());
    int required = required(officers);
    return new ReviewerShare(
        organ.code(),
        organ.name(),
        officers,
        reviewers,
        required,
        officers == 0
            ? null
            : BigDecimal.valueOf(reviewers * 100L)
                .divide(BigDecimal.valueOf(officers), 1, RoundingMode.HALF_UP),
        reviewers >= required,
        "法制审核人员原则上不少于本单位执法人员总数的5%",
        BASIS.citation());
  }

  /** A twentieth of the officers, rounded up. */
  static int required(int officers) {
    return (officers + 19) / 20;
  }
}
