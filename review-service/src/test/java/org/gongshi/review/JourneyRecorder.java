package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;

/** Records what the rule table asks for: half an hour before now, with the office's camera. */
record JourneyRecorder(Journey journey) {
  private static final List<String> OFFICERS = List.of("海岬执法011201002", "海岬执法011201003");

  /** What happened, so far as the rule table asks; everything else did not. */
  static Map<String, Object> facts(String field, List<String> stages, List<String> measures) {
    Map<String, Object> facts = new TreeMap<>();
    if (field != null) {
      facts.put("field", field);
    }
    facts.put("stages", stages);
    facts.put("measures", measures);
    facts.put("notCooperated", List.of());
    facts.put("lifeOrHealth", false);
    facts.put("majorProperty", false);
    facts.put("leftAtPlace", false);
    return facts;
  }

  /** The facts fire this rule and no other; the recording meets it. */
  Journey recorded(Map<String, Object> facts, String rule, String stage, String label) {
    Reply put = journey.of().put(Role.HANDLER, "recording-facts", facts);
    assertThat(put.status()).as("%s", put.json()).isEqualTo(200);
    assertThat(rules()).hasSize(1);
    assertThat(rules().path(0).path("rule").asText()).as("%s", rules()).isEqualTo(rule);
    assertThat(rules().path(0).path("met").asBoolean()).isFalse();
    Reply registered = journey.of().post(Role.HANDLER, "media-records", media(stage, label));
    assertThat(registered.status()).as("%s", registered.json()).isEqualTo(201);
    assertThat(registered.json().path("record").path("lateMinutes").asLong()).isZero();
    assertThat(rules().path(0).path("met").asBoolean()).as("%s", rules()).isTrue();
    return journey;
  }

  private JsonNode rules() {
    return journey.of().get(Role.AUDITOR, "recording-requirements").json().path("rules");
  }

  private Map<String, Object> media(String stage, String label) {
    Instant end = journey.office().now().minusSeconds(600);
    byte[] film = journey.of().id().getBytes(StandardCharsets.UTF_8);
    String day = journey.office().today().toString().replace("-", "");
    String name = day + "_" + label + "_" + OFFICERS.getFirst() + "_01.mp4";
    Map<String, Object> media = new TreeMap<>();
    media.put(
        "upload",
        new TusClient(journey.office().service(), "handler").send(name, "video/mp4", film));
    media.put("sha256", Sha256.of(film));
    media.put("stage", stage);
    media.put("device", journey.office().camera());
    media.put("officers", OFFICERS);
    media.put("recordedFrom", end.minusSeconds(1800).toString());
    media.put("recordedTo", end.toString());
    media.put("durationSeconds", 1800);
    media.put("wholeCourse", true);
    return media;
  }
}
