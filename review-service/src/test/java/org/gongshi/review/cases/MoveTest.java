package org.gongshi.review.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class MoveTest {
  @Test
  void everyKindOfEventIsOneMoveAndMakesEventsOfItsOwnKind() {
    Set<Class<?>> events =
        Arrays.stream(CaseEvent.class.getPermittedSubclasses()).collect(Collectors.toSet());
    List<Class<? extends CaseEvent>> moves =
        Arrays.stream(Move.values()).<Class<? extends CaseEvent>>map(Move::event).toList();
    assertThat(moves).doesNotHaveDuplicates();
    assertThat(moves).hasSameElementsAs(castAll(events));
    for (Move move : Move.values()) {
      assertThat(move.events(7)).isNotEmpty().allMatch(e -> move.event().isInstance(e));
      assertThat(move.title()).isNotBlank();
    }
  }

  @SuppressWarnings("unchecked") // all of them are permitted by CaseEvent
  private static Set<Class<? extends CaseEvent>> castAll(Set<Class<?>> events) {
    return (Set<Class<? extends CaseEvent>>) (Set<?>) events;
  }
}
