package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The whole way with a file of invented people: filed, imported, redacted, public, one down. */
final class DemoJourneyIT extends DemoJourneyTests {

  @Override
  DemoRun start() {
    return DemoRun.onInventedRows();
  }

  @Test
  void namesAndNumbersInDisguiseAreCutToo() {
    assertThat(ReleaseBytes.of(demo.release()).found(InventedPenalties.disguises())).isEmpty();
  }

  @Test
  void personsOfOtherRowsKeepTheirSurnameOnly() {
    assertThat(decisions(demo.release()))
        .anySatisfy(
            decision -> {
              assertThat(decision.get("documentNumber").asString()).isEqualTo("岬测罚〔2025〕3号");
              assertThat(decision.toString()).contains("司空某", "令狐某");
            });
  }

  @Test
  void theSameCommandOnTheSameDataEndsWellAndDoublesNothing() throws Exception {
    DemoRun second = demo.again();

    assertThat(second.report().get("counts")).isEqualTo(demo.report().get("counts"));
    assertThat(second.report().at("/importReport/unchanged").asInt())
        .isEqualTo(demo.imported().rows().size());
    assertThat(second.report().at("/importReport/imported").asInt()).isZero();
    assertThat(second.withdrawnId()).isEqualTo(demo.withdrawnId());
    assertThat(decisions(second.release())).hasSize(demo.count("publicNow"));
    try (var suppressed = Files.list(demo.data().resolve("content/suppressed"))) {
      assertThat(suppressed.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              demo.withdrawnId() + ".json", demo.withdrawnId() + ".json.sig");
    }
  }
}
