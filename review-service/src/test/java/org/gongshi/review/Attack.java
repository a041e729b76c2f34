package org.gongshi.review;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement that one gate of the schema refuses, past the service.
 *
 * @param gate the constraint's or the trigger's name
 * @param saying of a trigger that says several things, the one that is attacked; else empty
 * @param statements what goes before, which passes, and the attack itself, which does not; of a
 *     constraint, one {@code column = value, ...} that spoils the good row of its table will do
 * @param without the gate before this one, which refuses the same and is gone for the attack; else
 *     empty
 */
record Attack(String gate, String saying, List<String> statements, String without) {

  /** A good row of the constraint's table with these columns spoilt. */
  static Attack spoilt(String constraint, String columns) {
    return new Attack(constraint, "", List.of(columns), "");
  }

  /** Of a trigger that says one thing only. */
  static Attack on(String gate, String... statements) {
    return new Attack(gate, "", List.of(statements), "");
  }

  static Attack saying(String gate, String saying, String... statements) {
    return new Attack(gate, saying, List.of(statements), "");
  }

  /** The same while the gate before it is gone. */
  Attack without(String trigger) {
    return new Attack(gate, saying, statements, trigger);
  }

  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    all.addAll(CaseAttacks.ALL);
    all.addAll(ReviewAttacks.ALL);
    all.addAll(DecisionAttacks.ALL);
    all.addAll(DisclosureAttacks.ALL);
    all.addAll(CorrectionAttacks.ALL);
    all.addAll(RecordAttacks.ALL);
    all.addAll(ClockAttacks.ALL);
    all.addAll(KeepingAttacks.ALL);
    return List.copyOf(all);
  }
}
