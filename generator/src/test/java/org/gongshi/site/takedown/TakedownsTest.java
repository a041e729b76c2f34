package org.gongshi.site.takedown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Content;
import org.gongshi.site.content.Contents;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Memory;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.Quarantined.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakedownsTest {

  @TempDir Path root;
  private TestInstallation site;
  private final Sample sample = Sample.number(1);

  @BeforeEach
  void twoDecisions() throws IOException {
    site = new TestInstallation(root);
    site.export(List.of(sample, Sample.number(2)));
  }

  private Content content() throws IOException {
    Memory memory = new Memory(site.data().known(), "test");
    return new Contents(
            site.content(), site.siteContent(), site.key(), memory, InstantSource.system())
        .read(LocalDate.EPOCH, true, Progress.SILENT);
  }

  private Publishable apply() throws IOException {
    var content = content();
    return new Takedowns(site.content(), site.key()).apply(content, Map.of());
  }

  private void assertDownWithNeutralWords(Rule rule) throws IOException {
    Publishable publishable = apply();
    assertThat(publishable.decisions()).extracting(KnownDecision::id).containsExactly(Sample.id(2));
    assertThat(publishable.gone())
        .extracting(Suppression::id, Suppression::reason, Suppression::exit)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                sample.id(), Suppression.NEUTRAL_REASON, Exit.LEAKED));
    assertThat(publishable.quarantined()).extracting(Quarantined::rule).containsExactly(rule);
  }

  private Path suppression() {
    return site.content().resolve("suppressed/" + sample.id() + ".json");
  }

  @Test
  void aSuppressedDecisionIsNotPublishableWhateverItsFileSays() throws IOException {
    site.suppress(sample, "CORRECTED", Map.of("replacedBy", Sample.id(2)));

    Publishable publishable = apply();

    assertThat(publishable.decisions()).extracting(KnownDecision::id).containsExactly(Sample.id(2));
    assertThat(publishable.gone().getFirst().replacement()).contains(Sample.id(2));
    assertThat(publishable.quarantined()).isEmpty();
  }

  @Test
  void aSuppressionWithABrokenSignatureSuppressesWithNeutralWords() throws IOException {
    site.suppress(sample, "WITHDRAWN", Map.of());
    Files.writeString(suppression(), Files.readString(suppression()).replace("撤销", "撤消"));

    assertDownWithNeutralWords(Rule.SIGNATURE_BROKEN);
  }

  @Test
  void aSuppressionWithoutASignatureSuppresses() throws IOException {
    Files.writeString(suppression(), "");

    assertDownWithNeutralWords(Rule.SIGNATURE_MISSING);
  }

  @Test
  void aSuppressionThatBreaksTheSchemaSuppresses() throws IOException {
    site.suppress(sample, "FORGOTTEN", Map.of());

    assertDownWithNeutralWords(Rule.SCHEMA);
  }

  @Test
  void aSuppressionThatSpeaksOfAnotherDecisionSuppressesTheOneItIsNamedBy() throws IOException {
    site.suppress(sample, "EXPIRED", Map.of("path", Sample.number(2).pagePath()));

    assertDownWithNeutralWords(Rule.ID_FILE_NAME);
  }

  @Test
  void aSuppressionThatIsALinkSuppresses(@TempDir Path outside) throws IOException {
    Files.createSymbolicLink(suppression(), outside.resolve("nowhere"));

    assertThat(apply().decisions()).extracting(KnownDecision::id).containsExactly(Sample.id(2));
  }

  @Test
  void aFileThatIsNotNamedByAnIdSuppressesNothingAndIsReported() throws IOException {
    TestInstallation.put(site.content().resolve("suppressed/list.csv"), new byte[] {1});

    Publishable publishable = apply();

    assertThat(publishable.decisions()).hasSize(2);
    assertThat(publishable.quarantined())
        .containsExactly(Quarantined.of("suppressed/list.csv", Rule.FOREIGN_FILE));
  }

  @Test
  void aBrokenFileOfASuppressedDecisionIsNotWorthAReport() throws IOException {
    site.suppress(sample, "EXPIRED", Map.of());
    Files.writeString(site.content().resolve(sample.jsonPath()), "broken");

    assertThat(apply().quarantined()).isEmpty();
  }

  @Test
  void whatTheLastReleaseHadTakenDownStaysDownThoughItsFileIsLost() throws IOException {
    site.suppress(sample, "WITHDRAWN", Map.of());
    Suppression known = apply().gone().getFirst();
    Files.delete(suppression());
    var content = content();

    Publishable publishable =
        new Takedowns(site.content(), site.key()).apply(content, Map.of(known.id(), known));

    assertThat(publishable.decisions()).extracting(KnownDecision::id).containsExactly(Sample.id(2));
    assertThat(publishable.gone()).containsExactly(known);
    assertThat(publishable.quarantined())
        .extracting(Quarantined::rule)
        .containsExactly(Rule.SUPPRESSION_LOST);
  }

  @Test
  void nothingIsBuiltWhileTheSuppressionsCannotBeRead(@TempDir Path elsewhere) throws IOException {
    Path folder = site.content().resolve("suppressed");
    Files.deleteIfExists(folder);
    Files.createSymbolicLink(folder, elsewhere);

    assertThatThrownBy(this::apply)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("suppressed/");
  }
}
