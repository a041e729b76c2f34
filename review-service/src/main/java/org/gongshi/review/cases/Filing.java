package org.gongshi.review.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is filed, checked field by field. Raw: its texts may hold names.
 *
 * @param details null only for a case that was imported
 */
public record Filing(
    ActionKind kind,
    Procedure procedure,
    String organCode,
    String title,
    String matter,
    String facts,
    String basis,
    List<Party> parties,
    List<Officer> officers,
    List<TradeSecret> tradeSecrets,
    @Nullable String stateSecret,
    boolean sample,
    @Nullable Details details) {

  public Filing {
    parties = List.copyOf(parties);
    officers = List.copyOf(officers);
    tradeSecrets = List.copyOf(tradeSecrets);
  }

  @Override
  public String toString() {
    return "Filing[" + kind + ", " + organCode + "]";
  }
}
