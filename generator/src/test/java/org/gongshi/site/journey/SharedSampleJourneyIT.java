package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The whole way with the large sample file that lies beside the repository. It is no part of the
 * project; where it is missing these tests are skipped and say so.
 */
final class SharedSampleJourneyIT extends DemoJourneyTests {

  private static final Path FILE =
      DemoRun.ROOT.resolve("../shared/data/penalties-double-publicity.csv").normalize();

  @Override
  DemoRun start() {
    if (!Files.isReadable(FILE)) {
      String message = "SKIPPED, NOT PROVED: the large sample file is not at " + FILE;
      System.err.println(message);
      Assumptions.abort(message);
    }
    return DemoRun.of("shared", PenaltyFile.read(FILE));
  }

  @Test
  void theFileIsAsLargeAsTheProofNeeds() {
    assertThat(demo.count("importedPublic")).isGreaterThanOrEqualTo(150);
    assertThat(demo.imported().peoplesNames()).hasSizeGreaterThan(100);
  }
}
