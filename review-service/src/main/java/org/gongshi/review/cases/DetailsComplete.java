package org.gongshi.review.cases;

import java.util.List;
import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/** What might wait at the filing is there when the proposal is submitted. */
final class DetailsComplete {
  private static final LegalBasis BASIS =
      new LegalBasis(LegalBasis.THREE_SYSTEMS_GUIDANCE, "", "2018-12-05");

  private DetailsComplete() {}

  static List<Missing> missing(@Nullable Details details, CaseEvent next) {
    if (details == null || !(next instanceof CaseEvent.ProposalSubmitted)) {
      return List.of();
    }
    return details.stillEmpty().stream()
        .map(field -> new Missing("DETAILS_INCOMPLETE", "案件专项信息缺少“" + field + "”，请补正案件信息。", BASIS))
        .toList();
  }
}
