package org.gongshi.review.correction;

import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Consequence;
import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.cases.Exit;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.disclosure.Edition;
import org.gongshi.review.disclosure.Editions;
import org.gongshi.review.disclosure.Publication;
import org.gongshi.review.export.Outbox;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.takedown.ExitCause;
import org.gongshi.review.takedown.Suppressions;

/**
 * Never two editions of a decision in public: the approval of one takes the earlier one down, and
 * what leaves the public takes the editions along that were begun for it.
 */
public final class Replacements implements Publication, Consequence {
  private static final String PROGRAM = "corrections";

  private final Cases cases;
  private final Editions editions;
  private final Suppressions suppressions;

  public Replacements(Cases cases, Editions editions, Suppressions suppressions) {
    this.cases = cases;
    this.editions = editions;
    this.suppressions = suppressions;
  }

  @Override
  public void publish(Transaction tx, OpenCase open, DisclosureChoice choice, Actor by) {
    Edition edition = editions.of(tx, open);
    if (edition == null) {
      return;
    }
    OpenCase earlier = cases.open(tx, edition.corrects(), by, null);
    switch (earlier.standing().state()) {
      case EXPORTED, PUBLISHED -> {
        ExitCause cause = ExitCause.of(edition.cause());
        earlier.apply(new CaseEvent.TakenDown(by.id(), Exit.CORRECTED), by.login(), cause.name());
        suppressions.suppress(
            tx,
            earlier,
            cause,
            sentence(tx, open, edition),
            by.id(),
            new Suppressions.Replacement(open, Outbox.publishErrand(tx, open.key())));
      }
      case WITHDRAWN, LEAKED -> suppressions.nameReplacement(tx, earlier, open);
      case EXPIRED -> requireOwnDecision(edition, earlier);
      default -> throw hasLeft(earlier);
    }
  }

  private static String sentence(Transaction tx, OpenCase open, Edition edition) {
    Correction granted = tx.mapper(CorrectionMapper.class).ofEdition(open.key());
    return granted == null
        ? edition.cause().label() + "，已经更正。"
        : NewEditions.read(granted).sentence();
  }

  /** A decision of its own is published whatever became of the one before it. */
  private static void requireOwnDecision(Edition edition, OpenCase earlier) {
    if (edition.number() > 1) {
      throw hasLeft(earlier);
    }
  }

  private static org.gongshi.review.http.ProblemException hasLeft(OpenCase earlier) {
    return Problem.of(
            409,
            "CORRECTED_HAS_LEFT",
            "原决定已经退出公示",
            "被更正的决定已经退出公示或者已被更正，本版不再公示，请选择不予公开。原案件编号：" + earlier.id() + "。")
        .asException();
  }

  @Override
  public void follow(Transaction tx, OpenCase open, CaseState from, CaseEvent event) {
    boolean leaves =
        event instanceof CaseEvent.TakenDown(var by, var exit)
            && (exit == Exit.WITHDRAWN || exit == Exit.EXPIRED);
    if (!leaves && !(event instanceof CaseEvent.DecisionRevoked)) {
      return;
    }
    for (String id : editions.begun(tx, open)) {
      OpenCase begun = cases.openForProgram(tx, id);
      Edition edition = begun == null ? null : editions.of(tx, begun);
      if (begun != null && edition != null && restsOnTheEarlier(edition)) {
        begun.apply(new CaseEvent.EditionDropped(), PROGRAM, "with " + open.id());
      }
    }
  }

  /** Whether an edition only says better what the decision said that has left. */
  private static boolean restsOnTheEarlier(Edition edition) {
    return switch (edition.cause()) {
      case TYPING_ERROR, REDACTION_ERROR, REPUBLISHED -> true;
      case DECISION_CHANGED, DECIDED_ANEW -> false;
    };
  }
}
