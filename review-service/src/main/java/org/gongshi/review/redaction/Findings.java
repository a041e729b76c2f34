package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.List;

/** What the searches found in one text: what is cut, what a person has to settle, what stays. */
final class Findings {
  private final List<Cut> certain = new ArrayList<>();
  private final List<Cut> proposed = new ArrayList<>();
  private final Kept kept = new Kept();
  private final Kept officials = new Kept();

  void cut(Cut cut) {
    certain.add(cut);
  }

  void propose(Cut cut) {
    proposed.add(cut);
  }

  /** The span stays, and a name inside it too. */
  void keep(int start, int end) {
    kept.add(start, end);
  }

  /** An official is named here by right of office: exactly this name stays. */
  void keepOfficial(int start, int end) {
    officials.add(start - 1, end + 1);
  }

  List<Cut> certain() {
    return certain.stream().filter(cut -> !stays(cut)).toList();
  }

  List<Cut> proposed() {
    return proposed.stream().filter(cut -> !stays(cut)).toList();
  }

  private boolean stays(Cut cut) {
    return cut.kind() == CutKind.PERSON_NAME && (kept.covers(cut) || officials.covers(cut));
  }
}
