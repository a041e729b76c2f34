package org.gongshi.review.legalreview;

import static org.gongshi.review.cases.CoercionDetails.Measure.DETENTION;
import static org.gongshi.review.cases.CoercionDetails.Measure.EVIDENCE_REGISTRATION;
import static org.gongshi.review.cases.CoercionDetails.Measure.OBSTACLE_REMOVAL;
import static org.gongshi.review.cases.CoercionDetails.Measure.OTHER;
import static org.gongshi.review.cases.CoercionDetails.Measure.SEALING;
import static org.gongshi.review.cases.CoercionDetails.Measure.SEIZURE;
import static org.gongshi.review.cases.CoercionDetails.Measure.SUBSTITUTE_PERFORMANCE;

import java.util.Set;
import org.gongshi.review.cases.CoercionDetails;
import org.gongshi.review.cases.CoercionDetails.Measure;
import org.gongshi.review.identifiers.LegalBasis;

/** Where a law lets a measure go before its review; the measures of each are a constraint too. */
public enum ActFirstGround {
  URGENT_ON_SITE(
      "情况紧急，当场实施行政强制措施",
      new LegalBasis("《中华人民共和国行政强制法》", "第十九条", "2012-01-01"),
      Set.of(SEALING, SEIZURE, DETENTION, OTHER)),
  EVIDENCE_AT_RISK(
      "证据可能灭失或者以后难以取得，先行登记保存",
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十六条", "2021-07-15"),
      Set.of(EVIDENCE_REGISTRATION)),
  IMMEDIATE_CLEARING(
      "立即清除道路、河道、航道或者公共场所的遗洒物、障碍物或者污染物",
      new LegalBasis("《中华人民共和国行政强制法》", "第五十二条", "2012-01-01"),
      Set.of(SUBSTITUTE_PERFORMANCE, OBSTACLE_REMOVAL));

  private final String label;
  private final LegalBasis basis;
  private final Set<Measure> measures;

  ActFirstGround(String label, LegalBasis basis, Set<Measure> measures) {
    this.label = label;
    this.basis = basis;
    this.measures = measures;
  }

  public String label() {
    return label;
  }

  public LegalBasis basis() {
    return basis;
  }

  boolean isFor(CoercionDetails details) {
    return measures.contains(details.measure())
        && (this != URGENT_ON_SITE || details.urgentOnSite());
  }
}
