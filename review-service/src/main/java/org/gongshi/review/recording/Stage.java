package org.gongshi.review.recording;

/**
 * Stages of enforcement that are apt to be disputed and therefore recorded (plan, part 2 (二) 2).
 */
public enum Stage {
  ON_SITE_INSPECTION("现场检查", 2, true),
  RANDOM_INSPECTION("随机抽查", 2, true),
  INVESTIGATION("调查取证", 2, true),
  EVIDENCE_PRESERVATION("证据保全", 2, true),
  HEARING("听证", 1, false),
  COERCION("行政强制", 2, true),
  SERVICE("送达", 1, false);

  private final String label;
  private final int officers;
  private final boolean onSite;

  Stage(String label, int officers, boolean onSite) {
    this.label = label;
    this.officers = officers;
    this.onSite = onSite;
  }

  public String label() {
    return label;
  }

  /**
   * Officers who act at least: two where evidence is taken or a measure is carried out (行政处罚法 art.
   * 42, 行政强制法 art. 18).
   */
  int officers() {
    return officers;
  }

  /** Whether it takes place where the party is (现场执法活动). */
  boolean isOnSite() {
    return onSite;
  }
}
