package org.gongshi.site.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Quarantined.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentsTest {

  @TempDir Path root;
  private TestInstallation site;
  private final Sample sample = Sample.number(1);

  @BeforeEach
  void newInstallation() {
    site = new TestInstallation(root);
  }

  private Content read() throws IOException {
    return contents().read(LocalDate.of(2026, 11, 23), true, Progress.SILENT);
  }

  private Contents contents() throws IOException {
    Memory memory = new Memory(site.data().known(), "test");
    return new Contents(
        site.content(), site.siteContent(), site.key(), memory, InstantSource.system());
  }

  private void assertOnlyHeldBack(String path, Rule rule) throws IOException {
    Content content = read();
    assertThat(content.decisions()).isEmpty();
    assertThat(content.quarantined())
        .extracting(Quarantined::path, Quarantined::rule)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(path, rule));
  }

  @Test
  void aGoodDecisionIsRead() throws IOException {
    site.export(sample);

    Content content = read();

    assertThat(content.quarantined()).isEmpty();
    assertThat(content.decisions()).hasSize(1);
    SignedDecision read = new DecisionFiles(site.content()).read(content.decisions().getFirst());
    assertThat(read.decision()).isEqualTo(sample.decision());
    assertThat(read.jsonBytes()).isEqualTo(sample.bytes());
  }

  @Test
  void aFileWithoutASignatureIsQuarantined() throws IOException {
    Files.delete(Path.of(site.export(sample) + ".sig"));

    assertOnlyHeldBack(sample.jsonPath(), Rule.SIGNATURE_MISSING);
  }

  @Test
  void aSignatureOfAnotherKeyIsQuarantined(@TempDir Path other) throws IOException {
    byte[] foreign = new TestInstallation(other).sign(sample.bytes());
    Files.write(Path.of(site.export(sample) + ".sig"), foreign);

    assertOnlyHeldBack(sample.jsonPath(), Rule.SIGNATURE_BROKEN);
  }

  @Test
  void aSignatureIsCheckedBeforeAnythingElseIsRead() throws IOException {
    Path file = site.export(sample);
    Files.writeString(file, "no json at all");

    assertOnlyHeldBack(sample.jsonPath(), Rule.SIGNATURE_BROKEN);
  }

  @Test
  void aSignedFileThatBreaksTheSchemaIsQuarantinedByPlaceAndKeyword() throws IOException {
    site.export(sample.with("title", "两\n行"));

    assertThat(read().quarantined())
        .containsExactly(Quarantined.of(sample.jsonPath(), Rule.SCHEMA, "/title: pattern"));
  }

  @Test
  void aRepeatedKeyIsNotJson() throws IOException {
    String text = new String(sample.bytes(), StandardCharsets.UTF_8);
    String twice = text.replaceFirst("\\{", "{ \"version\": 7,");
    site.export(sample.jsonPath(), twice.getBytes(StandardCharsets.UTF_8));

    assertOnlyHeldBack(sample.jsonPath(), Rule.JSON);
  }

  @Test
  void bytesThatAreNotUtf8AreQuarantined() throws IOException {
    site.export(sample.jsonPath(), new byte[] {'{', (byte) 0xff, '}'});

    assertOnlyHeldBack(sample.jsonPath(), Rule.ENCODING);
  }

  @Test
  void anIdThatIsNotTheFileNameIsQuarantined() throws IOException {
    String path = sample.jsonPath().replace(sample.id(), Sample.id(2));
    site.export(path, sample.bytes());

    assertOnlyHeldBack(path, Rule.ID_FILE_NAME);
  }

  @Test
  void aKindInAnotherKindsFolderIsQuarantined() throws IOException {
    String path = sample.jsonPath().replace("penalty", "licence");
    site.export(path, sample.bytes());

    assertOnlyHeldBack(path, Rule.KIND_FOLDER);
  }

  @Test
  void anotherMonthThanThatOfTheDecisionIsQuarantined() throws IOException {
    String path = sample.jsonPath().replace("2026-08", "2026-09");
    site.export(path, sample.bytes());

    assertOnlyHeldBack(path, Rule.MONTH_FOLDER);
  }

  @Test
  void ofTwoFilesWithOneIdTheHigherVersionStands() throws IOException {
    Sample later = Sample.number(1).with("version", 2).decidedOn("2026-09-01");
    site.export(List.of(sample, later));

    Content content = read();

    assertThat(content.decisions()).extracting(d -> d.decision().version()).containsExactly(2);
    assertThat(content.quarantined())
        .containsExactly(Quarantined.of(sample.jsonPath(), Rule.DUPLICATE_ID));
  }

  @Test
  void aForeignFileIsReportedWithoutSpellingAName() throws IOException {
    TestInstallation.put(site.content().resolve("decisions/penalty/张三.json"), new byte[] {1});

    assertOnlyHeldBack("decisions/penalty/*.json", Rule.FOREIGN_FILE);
  }

  @Test
  void aSymbolicLinkIsNotFollowed(@TempDir Path outside) throws IOException {
    site.export(sample);
    Path file = site.content().resolve(sample.jsonPath());
    Path away = Files.move(file, outside.resolve("away.json"));
    Files.createSymbolicLink(file, away);

    assertOnlyHeldBack(sample.jsonPath(), Rule.SYMLINK);
  }

  @Test
  void aLinkedFolderIsNotFollowed(@TempDir Path outside) throws IOException {
    Files.createSymbolicLink(site.content().resolve("decisions/penalty"), outside);

    assertOnlyHeldBack("decisions/penalty", Rule.SYMLINK);
  }

  @Test
  void whatIsStillBeingWrittenIsNotLookedAt() throws IOException {
    TestInstallation.put(site.content().resolve("decisions/penalty/2026-08/x.tmp"), new byte[1]);

    assertThat(read().quarantined()).isEmpty();
  }

  @Test
  void aSignatureThatComesAMomentBeforeItsNewFileIsWaitedFor() throws Exception {
    site.export(sample);
    Sample second = Sample.number(1).with("version", 2);
    Files.write(site.content().resolve(sample.jsonPath() + ".sig"), site.sign(second.bytes()));
    Thread export =
        Thread.startVirtualThread(
            () -> {
              try {
                Thread.sleep(20);
                site.export(second);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    Content content = read();
    export.join();

    assertThat(content.decisions()).extracting(d -> d.decision().version()).containsExactly(2);
  }

  @Test
  void aRegisterThatBreaksItsSchemaIsQuarantined() throws IOException {
    TestInstallation.put(
        site.siteContent().resolve("registers/fees.json"),
        "{\"contract\":\"gongshi.register/1\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(read().quarantined())
        .extracting(Quarantined::path, Quarantined::rule)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("site-content/registers/fees.json", Rule.SCHEMA));
  }

  @Test
  void aPageWithoutADateIsQuarantined() throws IOException {
    TestInstallation.put(
        site.siteContent().resolve("pages/about/site.md"),
        "title=关于\nstatus=published\n~~~~~~\n".getBytes(StandardCharsets.UTF_8));

    assertThat(read().quarantined())
        .extracting(Quarantined::rule)
        .containsExactly(Rule.PAGE_HEADER);
  }

  @Test
  void aHeadersUnknownKeyAndAPictureWithoutWordsAreRefusedWithTheirLine() throws IOException {
    String head = "title=关于\ndate=2026-01-01\nstatus=published\n";
    TestInstallation.put(
        site.siteContent().resolve("pages/about/a.md"),
        (head + "autor=甲\n~~~~~~\n").getBytes(StandardCharsets.UTF_8));
    TestInstallation.put(
        site.siteContent().resolve("pages/about/b.md"),
        (head + "~~~~~~\n正文\n![](x.png)\n").getBytes(StandardCharsets.UTF_8));
    TestInstallation.put(
        site.siteContent().resolve("pages/about/c.md"),
        (head + "~~~~~~\n![流程图](x.png)\n").getBytes(StandardCharsets.UTF_8));

    assertThat(read().quarantined())
        .extracting(Quarantined::rule, Quarantined::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Rule.PAGE_HEADER, "line 4: autor"),
            org.assertj.core.groups.Tuple.tuple(Rule.IMAGE_WITHOUT_WORDS, "line 6"));
  }
}
