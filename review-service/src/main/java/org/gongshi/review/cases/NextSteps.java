package org.gongshi.review.cases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gongshi.review.cases.Lifecycle.Outcome;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** What can be done with a case now, asked of the same rules that will answer when it is tried. */
final class NextSteps {
  /** An account that has had no part in any case. */
  private static final long STRANGER = 0;

  private NextSteps() {}

  /**
   * One kind of event.
   *
   * @param request method and path of it, or null where the program itself does it
   * @param possible whether the state of the case lets somebody do it
   * @param youMay whether the caller could do it at once
   * @param missing what must be there first, where it is possible
   * @param refusal what the rules would answer the caller, or null where they let it pass
   */
  record NextStep(
      Move event,
      String title,
      @Nullable String request,
      Set<Role> roles,
      boolean possible,
      boolean youMay,
      List<Lacking> missing,
      @Nullable Refusal refusal) {}

  /** {@link Missing} with its citation. */
  record Lacking(String code, String sentence, String basis) {}

  record Refusal(Rule rule, String sentence, String basis) {}

  /**
   * @param all whether to give the impossible ones too
   */
  static List<NextStep> of(OpenCase open, Actor caller, boolean all) {
    List<NextStep> steps = new ArrayList<>();
    for (Move move : Move.values()) {
      NextStep step = step(open, caller, move);
      if (all || step.possible()) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static NextStep step(OpenCase open, Actor caller, Move move) {
    Standing at = open.standing();
    Set<Long> people = new LinkedHashSet<>(List.of(caller.id(), at.handler(), STRANGER));
    Long assigned = at.marks().assignedReviewer();
    if (assigned != null) {
      people.add(assigned);
    }
    CaseEvent possible =
        people.stream()
            .flatMap(person -> move.events(person).stream())
            .filter(event -> Lifecycle.apply(at, event) instanceof Outcome.Moved)
            .findFirst()
            .orElse(null);
    List<Lacking> missing =
        possible == null
            ? List.of()
            : open.missing(possible).stream()
                .map(m -> new Lacking(m.code(), m.sentence(), m.basis().citation()))
                .toList();
    Refusal refusal = refusal(at, move.events(caller.id()));
    return new NextStep(
        move,
        move.title(),
        move.request() == null ? null : path(open, move.request()),
        new TreeSet<>(move.roles()),
        possible != null,
        refusal == null && missing.isEmpty() && caller.hasAny(move.roles()),
        missing,
        refusal);
  }

  /** Null as soon as one sort of the event may pass. */
  private static @Nullable Refusal refusal(Standing at, List<CaseEvent> events) {
    Refusal refusal = null;
    for (CaseEvent event : events) {
      switch (Lifecycle.apply(at, event)) {
        case Outcome.Moved moved -> {
          return null;
        }
        case Outcome.Refused(var rule) ->
            refusal = new Refusal(rule, rule.sentence(), rule.basis().citation());
      }
    }
    return refusal;
  }

  private static String path(OpenCase open, String request) {
    return request.replaceFirst(" ", " /api/v1/cases/" + open.id() + "/");
  }
}
