package org.gongshi.review.recording;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rule table needs to know of a case.
 *
 * @param field of the inspection, or null where nothing was inspected
 * @param stages that took place
 * @param measures that were used
 * @param notCooperated stages in which the party or others did not cooperate
 * @param lifeOrHealth whether life or health is directly touched
 * @param majorProperty whether major property is directly touched
 * @param leftAtPlace whether a document was served by leaving it (留置送达)
 */
record Facts(
    @Nullable Field field,
    Set<Stage> stages,
    Set<Measure> measures,
    Set<Stage> notCooperated,
    boolean lifeOrHealth,
    boolean majorProperty,
    boolean leftAtPlace) {

  static final Facts NONE = new Facts(null, Set.of(), Set.of(), Set.of(), false, false, false);

  Facts {
    stages = Set.copyOf(stages);
    measures = Set.copyOf(measures);
    notCooperated = Set.copyOf(notCooperated);
  }

  /** As the table keeps them, the sets as names between commas. */
  static Facts stored(
      @Nullable Field field,
      String stages,
      String measures,
      String notCooperated,
      boolean lifeOrHealth,
      boolean majorProperty,
      boolean leftAtPlace) {
    return new Facts(
        field,
        constants(Stage.class, stages),
        constants(Measure.class, measures),
        constants(Stage.class, notCooperated),
        lifeOrHealth,
        majorProperty,
        leftAtPlace);
  }

  /** Everything that took place, a measure's own stage included. */
  Set<Stage> held() {
    Set<Stage> held = EnumSet.noneOf(Stage.class);
    held.addAll(stages);
    held.addAll(notCooperated);
    measures.forEach(m -> held.add(m.stage()));
    return held;
  }

  static String names(Collection<? extends Enum<?>> constants) {
    return constants.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }

  static <E extends Enum<E>> Set<E> constants(Class<E> type, String names) {
    return names.isEmpty()
        ? Set.of()
        : Arrays.stream(names.split(",", -1))
            .map(n -> Enum.valueOf(type, n))
            .collect(Collectors.toUnmodifiableSet());
  }
}
