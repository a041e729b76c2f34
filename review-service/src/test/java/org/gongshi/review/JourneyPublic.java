package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.identity.Role;

/** The public part of a case's way: its file, the generator's receipt, and the end by itself. */
record JourneyPublic(Journey journey) {

  /** The signed file in its folder, which names nobody. */
  JsonNode exported(String folder, String... names) {
    TestCase of = journey.of();
    String text = new String(files().decision(of), StandardCharsets.UTF_8);
    assertThat(text).doesNotContain(TestCase.ID_NUMBER).doesNotContain(names);
    assertThat(files().decisionPath(of)).isEqualTo("decisions/" + folder + "/" + of.id() + ".json");
    assertThat(files().decisionIsSigned(of)).isTrue();
    JsonNode file = files().decisionJson(of);
    assertThat(file.path("kind")).isEqualTo(of.read().path("kind"));
    return file;
  }

  /** The generator, on this day, leaves its receipt of the exported bytes. */
  JourneyPublic published(String day) {
    TestCase of = journey.of();
    journey.office().on(day);
    files().receipt(of, files().decision(of), journey.office().now());
    Await.until(() -> of.state().equals("PUBLISHED"));
    return this;
  }

  /** Public through this day, and taken down by the program with the first instant after it. */
  JourneyPublic expires(String lastDay) {
    TestCase of = journey.of();
    JsonNode disclosure = of.get(Role.AUDITOR, "disclosure").json().path("disclosure");
    assertThat(disclosure.path("publicUntil").asText()).isEqualTo(lastDay);
    journey.office().atTheEndOf(lastDay);
    assertThat(of.state()).isEqualTo("PUBLISHED");
    journey.office().atMidnightAfter(lastDay);
    Await.until(() -> of.state().equals("EXPIRED"));
    JsonNode suppression = files().awaitSuppression(of);
    assertThat(suppression.path("exit").asText()).isEqualTo("EXPIRED");
    assertThat(suppression.path("reason").asText()).isEqualTo("公示期限已经届满。");
    files().awaitGone(of);
    JsonNode takedown = of.get(Role.AUDITOR, "takedown").json().path("takedown");
    assertThat(takedown.path("cause").asText()).isEqualTo("PERIOD_OVER");
    assertThat(takedown.has("requestedBy")).as("nobody asked for it").isFalse();
    return this;
  }

  /**
   * The whole time line has these titles in this order, and ends at the end of publicity, when the
   * file's retention begins.
   */
  void told(String lastDay, List<String> titles) {
    List<String> told = new ArrayList<>();
    List<Instant> at = new ArrayList<>();
    String path = "/api/v1/cases/" + journey.of().id() + "/timeline?limit=50";
    while (path != null) {
      JsonNode page = journey.office().service().get("auditor", path).json();
      assertThat(page.toString()).doesNotContain("拾英", TestCase.ID_NUMBER);
      page.path("items").forEach(item -> told.add(item.path("title").asText()));
      page.path("items").forEach(item -> at.add(Instant.parse(item.path("at").asText())));
      path = page.hasNonNull("next") ? page.path("next").asText() : null;
    }
    assertThat(told).containsSubsequence(titles);
    assertThat(at).isSorted();
    assertThat(told.subList(told.size() - 2, told.size())).containsExactly("退出公示", "起算案卷保管期限");
    assertThat(at.getLast()).isEqualTo(JourneyOffice.midnightAfter(lastDay));
    journey.office().requireUnbrokenChain();
  }

  private ContentFiles files() {
    return journey.office().files();
  }
}
