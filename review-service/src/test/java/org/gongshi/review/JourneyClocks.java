package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.identity.Role;

/** What a case's clocks say, and how they explain it. */
record JourneyClocks(Journey journey) {

  /** Met in time, and its last day was this one, by this law. */
  JourneyClocks met(String kind, String dueDay, String law) {
    JsonNode clock = clock(kind);
    assertThat(clock.path("state").asText()).as("%s", clock).isEqualTo("MET");
    assertThat(clock.path("dueDay").asText()).as(kind).isEqualTo(dueDay);
    assertThat(clock.path("late").asBoolean()).as("%s", clock).isFalse();
    assertThat(clock.path("provisional").asBoolean()).as("%s", clock).isFalse();
    assertThat(clock.path("basis").asText()).as(kind).contains(law);
    JsonNode explained = explanation(kind);
    assertThat(explained.path("summary").asText()).contains("最后一日为" + dueDay, law);
    if (!clock.path("unit").asText().equals("HOURS")) {
      counted(clock, explained.path("days"));
    }
    assertThat(explained.toString()).doesNotContain("拾英", TestCase.ID_NUMBER);
    return this;
  }

  /** Counted day by day, one after the other, to its length; the last of them is the last day. */
  private static void counted(JsonNode clock, JsonNode days) {
    List<Integer> numbers = new ArrayList<>();
    days.forEach(
        day -> {
          if (day.path("counted").asBoolean()) {
            numbers.add(day.path("number").asInt());
          }
        });
    int length = clock.path("length").asInt();
    assertThat(numbers).hasSize(length).isSorted().startsWith(1).endsWith(length);
    assertThat(days.path(0).path("reason").asText()).isEqualTo("EVENT_DAY");
    assertThat(days.path(days.size() - 1).path("date")).isEqualTo(clock.path("dueDay"));
  }

  /** No clock but these was ever started. */
  JourneyClocks onlyThese(String... kinds) {
    List<String> all = new ArrayList<>();
    clocks().forEach(clock -> all.add(clock.path("kind").asText()));
    assertThat(all).containsExactlyInAnyOrder(kinds);
    return this;
  }

  /** Reported by hand, now, by the official whose duty it is. */
  JourneyClocks fulfilled(Role role, String kind) {
    Reply met =
        journey
            .office()
            .service()
            .post(
                role,
                "/api/v1/deadlines/" + clock(kind).path("id").asLong() + "/fulfilment",
                java.util.Map.of("fulfilledAt", journey.office().now().toString()));
    assertThat(met.json().path("state").asText()).as("%s", met.json()).isEqualTo("MET");
    return this;
  }

  /** Why the day of the explanation was counted or not. */
  String reason(String kind, String date) {
    for (JsonNode day : explanation(kind).path("days")) {
      if (day.path("date").asText().equals(date)) {
        return day.path("reason").asText();
      }
    }
    return "NOT_LOOKED_AT";
  }

  JsonNode explanation(String kind) {
    return journey
        .office()
        .service()
        .get("auditor", "/api/v1/deadlines/" + clock(kind).path("id").asLong() + "/explanation")
        .json();
  }

  JsonNode clock(String kind) {
    for (JsonNode clock : clocks()) {
      if (clock.path("kind").asText().equals(kind)) {
        return clock;
      }
    }
    throw new AssertionError("no clock " + kind + ": " + clocks());
  }

  private JsonNode clocks() {
    return journey.of().get(Role.AUDITOR, "deadlines").json();
  }
}
