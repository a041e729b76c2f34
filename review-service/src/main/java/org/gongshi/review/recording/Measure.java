package org.gongshi.review.recording;

/** 行政强制措施、证据措施和行政强制执行 that the plan names, and the stage that each belongs to. */
enum Measure {
  SEIZURE("扣押", Stage.COERCION),
  DETENTION("扣留", Stage.COERCION),
  SEALING("查封", Stage.COERCION),
  EVIDENCE_REGISTRATION("先行登记保存", Stage.EVIDENCE_PRESERVATION),
  SAMPLING("抽样取证", Stage.INVESTIGATION),
  REMOVAL_OF_OBSTRUCTION("排除妨碍", Stage.COERCION),
  RESTORATION("恢复原状", Stage.COERCION),
  SUBSTITUTE_PERFORMANCE("代履行", Stage.COERCION);

  private final String label;
  private final Stage stage;

  Measure(String label, Stage stage) {
    this.label = label;
    this.stage = stage;
  }

  String label() {
    return label;
  }

  Stage stage() {
    return stage;
  }
}
