package org.gongshi.review.identifiers;

/**
 * Where a rule comes from.
 *
 * @param law the law's Chinese title, in its guillemets
 * @param article the article, such as 第五十八条
 * @param since the version's date in force, yyyy-MM-dd
 */
public record LegalBasis(String law, String article, String since) {
  public static final String PENALTY_LAW = "《中华人民共和国行政处罚法》";
  public static final String DISCLOSURE_REGULATION = "《中华人民共和国政府信息公开条例》";
  public static final String THREE_SYSTEMS_GUIDANCE = "国办发〔2018〕118号";

  /** The basis as officials cite it. */
  public String citation() {
    return law + article;
  }
}
