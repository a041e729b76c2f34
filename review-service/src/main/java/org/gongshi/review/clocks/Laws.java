package org.gongshi.review.clocks;

import org.gongshi.review.identifiers.LegalBasis;

/** The laws that set clocks, each in the version whose date of force is named. */
final class Laws {
  private Laws() {}

  static LegalBasis penalty(String articles) {
    return new LegalBasis(LegalBasis.PENALTY_LAW, articles, "2021-07-15");
  }

  /** The version of 1996, whose article numbers differ and whose days were calendar days. */
  static LegalBasis penalty1996(String articles) {
    return new LegalBasis(LegalBasis.PENALTY_LAW, articles, "1996-10-01");
  }

  static LegalBasis coercion(String articles) {
    return new LegalBasis("《中华人民共和国行政强制法》", articles, "2012-01-01");
  }

  static LegalBasis licence(String articles) {
    return new LegalBasis("《中华人民共和国行政许可法》", articles, "2004-07-01");
  }

  static LegalBasis disclosure(String articles) {
    return new LegalBasis(LegalBasis.DISCLOSURE_REGULATION, articles, "2019-05-15");
  }

  /** The rule to which 行政处罚法 art. 60 yields where the organ supervises markets. */
  static LegalBasis marketPenalty(String articles) {
    return new LegalBasis("《市场监督管理行政处罚程序规定》", articles, "2021-07-15");
  }

  static LegalBasis threeSystems() {
    return new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05");
  }

  /** No statute: the organ's own time limit, always in force. */
  static LegalBasis house() {
    return new LegalBasis("本机关办理时限设定", "", "1949-10-01");
  }
}
