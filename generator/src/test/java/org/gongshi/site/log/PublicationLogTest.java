package org.gongshi.site.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Releases;
import org.gongshi.site.release.Rollback;
import org.gongshi.site.release.SiteKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log of a site says, from build to build. */
class PublicationLogTest {

  private static final Sample ONE = Sample.number(1);
  private static final Sample TWO = Sample.number(2);
  private static final Sample THREE = Sample.number(3);

  @TempDir Path root;
  private TestInstallation site;

  @BeforeEach
  void twoDecisions() throws IOException {
    site = new TestInstallation(root.resolve("site"));
    site.export(List.of(ONE, TWO));
    site.publish();
  }

  private Checkpoint checkpoint() throws IOException {
    return Checkpoint.read(Files.readAllBytes(site.file("log/checkpoint")));
  }

  /** Of a log that has one bundle, that is not full. */
  private List<LogEntry> entries() throws IOException {
    byte[] bundle = Files.readAllBytes(site.file("log/tile/entries/000.p/" + checkpoint().size()));
    return EntryBundle.entries(bundle).stream().map(LogEntry::read).toList();
  }

  private List<String> words() throws IOException {
    return entries().stream().map(entry -> entry.event() + " " + entry.id()).toList();
  }

  private List<LogAudit.Flaw> audit(LogAudit.@Nullable Earlier earlier) throws IOException {
    return audit(site.manifest().files(), earlier);
  }

  private List<LogAudit.Flaw> audit(
      SortedMap<String, PublicFile> files, LogAudit.@Nullable Earlier earlier) throws IOException {
    Manifest manifest = site.manifest();
    return LogAudit.look(
        files,
        path -> Files.readAllBytes(new Releases(site.data()).places(manifest).resolve(path)),
        SiteKey.of(site.data()).open(),
        earlier);
  }

  private LogAudit.Earlier kept() throws IOException {
    Path copy = root.resolve("kept-checkpoint");
    Files.copy(site.file("log/checkpoint"), copy);
    return LogAudit.Earlier.read(copy);
  }

  @Test
  void everythingThatBecomesPublicOrLeavesIsInTheLogInItsOrder() throws IOException {
    LogAudit.Earlier earlier = kept();
    site.export(THREE);
    site.suppress(ONE, "LEAKED");
    site.publish();
    site.export(TWO.with("category", "警告").with("version", 2));
    site.publish();
    Files.delete(site.content().resolve(THREE.jsonPath()));
    Files.delete(site.content().resolve(THREE.jsonPath() + ".sig"));
    site.publish();

    assertThat(words())
        .containsExactly(
            "PUBLISHED " + ONE.id(),
            "PUBLISHED " + TWO.id(),
            "TAKEN_OFF " + ONE.id(),
            "PUBLISHED " + THREE.id(),
            "UPDATED " + TWO.id(),
            "REMOVED " + THREE.id());
    assertThat(entries().getLast().at()).startsWith("2026-11-23T08:00:00Z");
    assertThat(checkpoint().origin())
        .as("the release in which it began")
        .isEqualTo("zfgs.haijia.example/log/20261123T080000001Z");
    assertThat(audit(earlier)).isEmpty();
  }

  @Test
  void anEntryNamesADecisionByItsSignatureWhichNobodyCanGuess() throws IOException {
    byte[] signature = Files.readAllBytes(site.file(ONE.jsonPath() + ".sig"));

    assertThat(entries().getFirst().signatureSha256()).isEqualTo(Sha256.of(signature));
    assertThat(new String(entries().getFirst().bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"at\":\"2026-11-23T08:00:00Z\",\"event\":\"PUBLISHED\",\"id\":\"%s\",\"signatureSha256\":\"%s\"}"
                .formatted(ONE.id(), Sha256.of(signature)));
  }

  @Test
  void aBuildInWhichNothingHappensToADecisionTakesTheLogOverAsItIs() throws IOException {
    Path log = site.file("log").toRealPath();
    TestInstallation.put(
        site.siteContent().resolve("pages/about/new.md"),
        "title=新页\ndate=2026-11-01\nstatus=published\n~~~~~~\n\n正文"
            .getBytes(StandardCharsets.UTF_8));
    String before = site.manifest().release();
    site.publish();

    assertThat(site.manifest().release()).isNotEqualTo(before);
    assertThat(site.file("log").toRealPath()).isEqualTo(log);
  }

  @Test
  void whatASmallerCheckpointNeedsStaysUntilItIsFull() throws IOException {
    site.export(THREE);
    site.publish();

    assertThat(site.file("log/tile/0/000.p/2")).exists();
    assertThat(site.file("log/tile/0/000.p/3")).exists();
    Object first = Files.getAttribute(site.file("log/tile/0/000.p/2"), "unix:nlink");
    assertThat(first).as("one file in both releases").isEqualTo(2);

    site.export(Sample.numbers(10, 310));
    site.publish();

    assertThat(site.file("log/tile/0/000.p")).doesNotExist();
    assertThat(site.file("log/tile/0/000")).hasSize(8_192);
    assertThat(site.file("log/tile/0/001.p/47")).exists();
    assertThat(audit(null)).isEmpty();
  }

  @Test
  void aRollbackGoesOnWithTheLogAndSaysWhatItChanged() throws IOException {
    String first = site.manifest().release();
    site.export(THREE);
    site.at("2026-11-23T09:00:00Z");
    site.publish();
    LogAudit.Earlier earlier = kept();
    new Rollback(site.data()).to(first, Set.of(), Instant.parse("2026-11-23T10:00:00Z"));

    assertThat(words()).hasSize(4).endsWith("REMOVED " + THREE.id());
    assertThat(audit(earlier)).isEmpty();

    site.at("2026-11-23T11:00:00Z");
    site.publish();

    assertThat(words()).hasSize(5).endsWith("PUBLISHED " + THREE.id());
    assertThat(audit(earlier)).isEmpty();
  }

  @Test
  void aSiteThatBeganBeforeItHadALogTellsFirstWhatItShows() throws IOException {
    site.suppress(ONE, "WITHDRAWN", Map.of());
    site.publish();
    forgetTheLog();
    assertThat(audit(null)).as("no log is no wrong one").isEmpty();
    site.export(THREE);
    site.publish();

    assertThat(words())
        .containsExactly(
            "WITHDRAWN " + ONE.id(), "PUBLISHED " + TWO.id(), "PUBLISHED " + THREE.id());
    assertThat(audit(null)).isEmpty();
  }

  /** Makes the current release one of a program that knew of no log. */
  private void forgetTheLog() throws IOException {
    Path json = DataFolder.manifest(site.current());
    Manifest.Outline outline = Json.read(Files.readAllBytes(json), Manifest.Outline.class);
    outline.trees().remove(PublicationLog.FOLDER);
    TestInstallation.put(json, Json.compact(outline));
    Files.delete(site.file("log"));
  }

  @Test
  void aDamagedLogKeepsNothingPublicAndTheNextOneHasAnotherName() throws IOException {
    LogAudit.Earlier earlier = kept();
    Path tile = site.file("log/tile/0/000.p/2").toRealPath();
    Files.delete(tile);
    site.suppress(ONE, "LEAKED");
    site.publish();

    assertThat(site.file(ONE.pagePath())).doesNotExist();
    assertThat(words()).containsExactly("TAKEN_OFF " + ONE.id(), "PUBLISHED " + TWO.id());
    assertThat(checkpoint().origin())
        .isEqualTo("zfgs.haijia.example/log/" + site.manifest().release());
    assertThat(audit(null)).isEmpty();
    assertThat(audit(earlier))
        .singleElement()
        .extracting(LogAudit.Flaw::detail)
        .asString()
        .contains("另起一份");
  }

  @Test
  void aFullTileThatIsMissingKeepsNothingPublicEither() throws IOException {
    site.export(Sample.numbers(10, 310));
    site.publish();
    Files.delete(site.file("log/tile/entries/000").toRealPath());
    site.suppress(ONE, "LEAKED");
    site.publish();

    assertThat(site.file(ONE.pagePath())).doesNotExist();
    assertThat(checkpoint().size()).isEqualTo(302);
    assertThat(checkpoint().origin()).endsWith(site.manifest().release());
    assertThat(audit(null)).isEmpty();
  }

  @Test
  void aSiteWhoseKeyCannotBeReadHasALogThatNobodySigned() throws IOException {
    byte[] key = Files.readAllBytes(site.data().siteKey());
    TestInstallation.put(site.data().siteKey(), new byte[] {'?'});
    site.suppress(ONE, "LEAKED");
    site.publish();

    assertThat(site.file(ONE.pagePath())).doesNotExist();
    assertThat(site.text("log/checkpoint").lines()).hasSize(3);
    assertThat(site.file("log/verifier-key.txt")).doesNotExist();

    TestInstallation.put(site.data().siteKey(), key);
    site.export(THREE);
    site.publish();

    assertThat(checkpoint().size()).isEqualTo(4);
    assertThat(audit(null)).isEmpty();
  }

  @Test
  void aHistoryThatWasWrittenAnewIsFoundByWhoKeptACheckpoint() throws IOException {
    LogAudit.Earlier earlier = kept();
    TestInstallation forged = site.twin(root.resolve("forged"));
    forged.export(List.of(TWO, THREE));
    forged.publish();
    site = forged;

    assertThat(audit(null)).as("it holds for itself").isEmpty();
    assertThat(audit(earlier))
        .singleElement()
        .extracting(LogAudit.Flaw::detail)
        .asString()
        .contains("历史已被改动");
  }

  @Test
  void whatTheLogDoesNotSayOfTheSiteIsFound() throws IOException {
    SortedMap<String, PublicFile> files = site.manifest().files();
    files.remove(ONE.jsonPath() + ".sig");
    files.put("gone/" + TWO.id() + ".html", new PublicFile("0".repeat(64), 1));

    List<LogAudit.Flaw> flaws = audit(files, null);

    assertThat(flaws).extracting(LogAudit.Flaw::detail).hasSize(2);
    assertThat(flaws.get(0).detail()).contains(ONE.id(), "公示的决定");
    assertThat(flaws.get(1).detail()).contains(TWO.id(), "停止公开");
  }

  @Test
  void aFileOfTheLogThatWasChangedIsFound() throws IOException {
    Path tile = site.file("log/tile/0/000.p/2").toRealPath();
    byte[] bytes = Files.readAllBytes(tile);
    bytes[5] ^= 1;
    Files.delete(tile);
    Files.write(tile, bytes);

    assertThat(audit(null)).containsExactly(new LogAudit.Flaw("log/tile/0/000.p/2", "与日志的条目不符"));
  }

  @Test
  void anEntryThatSaysNothingIsFoundAndNoMoreIsReadOfTheLog() throws IOException {
    Path bundle = site.file("log/tile/entries/000.p/2").toRealPath();
    Files.delete(bundle);
    byte[] empty = EntryBundle.of("{}".getBytes(StandardCharsets.US_ASCII));
    byte[] two = Arrays.copyOf(empty, 2 * empty.length);
    System.arraycopy(empty, 0, two, empty.length, empty.length);
    Files.write(bundle, two);

    assertThat(audit(null)).containsExactly(new LogAudit.Flaw("log/checkpoint", "有无法读取的条目"));

    Files.write(bundle, empty);
    assertThat(audit(null)).extracting(LogAudit.Flaw::detail).first().asString().contains("应有 2 条");
    Files.write(bundle, new byte[] {0, 9, 1});
    assertThat(audit(null)).containsExactly(new LogAudit.Flaw("log/checkpoint", "条目不完整"));
  }
}
