package org.gongshi.site.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Quarantined.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No signature is believed of bytes that it was not checked with. */
class MemoryTest {

  private static final Sample ONE = Sample.number(1);
  private static final Sample TWO = Sample.number(7).kind(ONE.decision().kind());

  @TempDir Path root;
  private TestInstallation site;
  private Memory memory;
  private int read;

  @BeforeEach
  void twoDecisionsOfOneMonth() throws IOException {
    site = new TestInstallation(root);
    site.export(ONE);
    site.export(TWO);
    memory = new Memory(site.data().known(), "test");
  }

  /** An hour later every stamp has settled. */
  private Content look(boolean whole) throws IOException {
    read = 0;
    InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));
    return new Contents(site.content(), site.siteContent(), site.key(), memory, later)
        .read(LocalDate.EPOCH, whole, (step, done, total) -> read = (int) total);
  }

  @Test
  void whatWasFoundGoodIsNotReadAgain() throws IOException {
    look(true);
    assertThat(read).isEqualTo(2);

    assertThat(look(true).decisions()).hasSize(2);
    assertThat(read).isZero();
    assertThat(look(false).decisions()).hasSize(2);
    assertThat(read).isZero();
  }

  @Test
  void aProcessThatStartsBelievesWhatTheLastOneKeptAndNothingOfAnotherMaker() throws IOException {
    look(true);
    memory.keep(Set.of());

    memory = new Memory(site.data().known(), "test");
    assertThat(look(true).decisions()).hasSize(2);
    assertThat(read).isZero();

    memory = new Memory(site.data().known(), "another key");
    look(true);
    assertThat(read).isEqualTo(2);
  }

  @Test
  void aFileThatIsReplacedIsReadThoughItsSizeAndTimeAreTheSame() throws IOException {
    look(true);
    memory.keep(Set.of());
    Path file = site.content().resolve(ONE.jsonPath());
    FileTime time = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2]++;
    TestInstallation.put(file, bytes);
    Files.setLastModifiedTime(file, time);

    assertThat(look(true).quarantined())
        .extracting(Quarantined::rule)
        .contains(Rule.SIGNATURE_BROKEN);

    memory = new Memory(site.data().known(), "test");
    assertThat(look(true).quarantined())
        .extracting(Quarantined::rule)
        .contains(Rule.SIGNATURE_BROKEN);
  }

  @Test
  void aFileThatIsWrittenOverInPlaceIsFoundByTheLookAtEveryFile() throws IOException {
    look(true);
    Path file = site.content().resolve(ONE.jsonPath());
    Files.writeString(file, Files.readString(file) + "\n");

    assertThat(look(true).decisions()).hasSize(1);
  }

  @Test
  void aChangedSignatureIsCheckedThoughTheFileIsTheSame() throws IOException {
    look(true);
    TestInstallation.put(site.content().resolve(ONE.jsonPath() + ".sig"), new byte[] {'A'});

    assertThat(look(true).quarantined())
        .extracting(Quarantined::rule)
        .contains(Rule.SIGNATURE_BROKEN);
  }

  @Test
  void whatHasNotSettledIsReadAgain() throws IOException {
    InstantSource now = InstantSource.system();
    Contents contents = new Contents(site.content(), site.siteContent(), site.key(), memory, now);
    contents.read(LocalDate.EPOCH, true, Progress.SILENT);
    contents.read(LocalDate.EPOCH, false, (step, done, total) -> read = (int) total);

    assertThat(read).isEqualTo(2);
  }

  @Test
  void nothingOfWhatIsSuppressedIsKept() throws IOException {
    look(true);
    memory.keep(Set.of());
    assertThat(keptBytes()).contains(ONE.id(), ONE.decision().title());

    memory.keep(Set.of(ONE.id()));

    assertThat(keptBytes()).contains(TWO.id()).doesNotContain(ONE.id(), ONE.decision().title());
  }

  @Test
  void aTornCacheIsNoReasonToStop() throws IOException {
    look(true);
    memory.keep(Set.of());
    try (Stream<Path> files = Files.list(site.data().known())) {
      for (Path file : files.toList()) {
        Files.writeString(file, Files.readString(file).substring(0, 200));
      }
    }

    memory = new Memory(site.data().known(), "test");
    assertThat(look(true).decisions()).hasSize(2);
  }

  private String keptBytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(site.data().known())) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
