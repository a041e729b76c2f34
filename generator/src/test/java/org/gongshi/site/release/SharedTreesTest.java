package org.gongshi.site.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gongshi.site.HeldFiles;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Progress;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.verify.Finding;
import org.gongshi.site.verify.Finding.Fault;
import org.gongshi.site.verify.Wholeness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What releases share, and what happens to it when one goes or comes back. */
class SharedTreesTest {

  private static final Sample OLD = Sample.number(1).kind(Kind.PENALTY).decidedOn("2026-08-03");
  private static final Sample OTHER = Sample.number(2).kind(Kind.FEE).decidedOn("2026-07-03");
  private static final Sample NEW = Sample.number(3).kind(Kind.PENALTY).decidedOn("2026-09-03");

  @TempDir Path root;
  private TestInstallation site;
  private String first = "";

  @BeforeEach
  void aRelease() throws IOException {
    site = new TestInstallation(root);
    site.export(List.of(OLD, OTHER));
    site.publish();
    first = site.manifest().release();
    site.at("2026-11-23T09:00:00Z");
  }

  private Path real(String path) throws IOException {
    return site.file(path).toRealPath();
  }

  private List<Finding> verify() throws IOException {
    Manifest manifest = site.manifest();
    return new Wholeness(manifest, new Releases(site.data()).places(manifest))
        .look(Progress.SILENT);
  }

  private String rollBack(String to, Set<String> suppressed) throws IOException {
    return new Rollback(site.data()).to(to, suppressed, Instant.parse("2026-11-23T10:00:00Z"));
  }

  @Test
  void aMonthThatNothingHappensToIsTheVerySameFolderInTheNextRelease() throws IOException {
    Path other = real(OTHER.pagePath());
    Path old = real(OLD.pagePath());
    Object file = Files.getAttribute(old, "unix:ino");
    site.export(Sample.number(4).kind(Kind.PENALTY).decidedOn("2026-08-04"));
    site.publish();

    assertThat(real(OTHER.pagePath())).isEqualTo(other);
    assertThat(real(OLD.pagePath())).isNotEqualTo(old);
    assertThat(Files.getAttribute(real(OLD.pagePath()), "unix:ino")).isEqualTo(file);
    assertThat(Files.getPosixFilePermissions(old).toString()).doesNotContain("WRITE");
  }

  @Test
  void foldersOfOrgansAndMattersThatADecisionIsNotOfAreTheVerySameInTheNextRelease()
      throws IOException {
    String fresh = "1199010000HA01999X";
    Sample elsewhere =
        Sample.number(5)
            .decidedOn("2026-07-06")
            .with("organ", Map.of("code", fresh, "name", "海岬综合保税区应急管理局"))
            .with("matter", "对危险物品的处理");
    site.export(elsewhere);
    site.publish();
    String organ = "organs/" + OLD.decision().organ().code();
    Path others = real("organs/" + fresh + "/2026-07.html");
    Path matter = real(matterOf(elsewhere));
    Path month = real(organ + "/2026-07.html");
    Object monthFile = Files.getAttribute(month, "unix:ino");
    Path own = real(matterOf(OLD));
    site.export(
        Sample.number(6)
            .kind(Kind.PENALTY)
            .decidedOn("2026-08-05")
            .with("matter", OLD.decision().matter()));
    site.publish();

    assertThat(real("organs/" + fresh + "/2026-07.html")).isEqualTo(others);
    assertThat(real(matterOf(elsewhere))).isEqualTo(matter);
    assertThat(real(matterOf(OLD))).isNotEqualTo(own);
    assertThat(real(organ + "/2026-07.html")).isNotEqualTo(month);
    assertThat(Files.getAttribute(real(organ + "/2026-07.html"), "unix:ino"))
        .as("the page of another month is taken over")
        .isEqualTo(monthFile);
    assertThat(site.text("sitemap.xml"))
        .contains(organ + "/sitemap.xml", "organs/" + fresh + "/sitemap.xml");
    assertThat(verify()).isEmpty();
  }

  /** The page of a matter, as the list of matters links to it. */
  private String matterOf(Sample sample) throws IOException {
    String list = site.text("matters/index.html");
    String link = list.substring(0, list.indexOf(sample.decision().matter()));
    return "matters/" + link.substring(link.lastIndexOf("href=\"") + 6, link.lastIndexOf("\""));
  }

  @Test
  void noTreeIsLeftThatShowsWhatWasTakenDownThoughItsReleaseWasToBeKept() throws IOException {
    site.export(NEW);
    site.publish();
    site.suppress(OLD, "LEAKED");
    site.publish();

    assertThat(site.releases()).hasSize(1);
    try (Stream<Path> files = Files.walk(site.data().root())) {
      assertThat(
              files
                  .filter(file -> file.getFileName().toString().startsWith(OLD.id()))
                  .map(file -> site.data().root().relativize(file).toString()))
          .allMatch(file -> file.contains("content/suppressed/") || file.endsWith(".html"))
          .filteredOn(file -> file.startsWith("trees/"))
          .singleElement();
    }
    assertThat(verify()).isEmpty();
  }

  @Test
  void whatNoReleasePointsToGoesPieceByPieceWhereTheNextBuildCannotWaitForAllOfIt()
      throws IOException {
    Releases releases = new Releases(site.data());
    site.at("2026-11-24T08:00:00Z");
    site.export(NEW);
    site.publish();
    int all = trees().size();
    releases.keepNewest(1, () -> true);
    int less = trees().size();
    assertThat(less).isEqualTo(all - 1);
    for (int builds = 1; builds < all; builds++) {
      releases.keepNewest(1, () -> true);
    }

    assertThat(trees())
        .containsExactlyInAnyOrderElementsOf(
            site.manifest().outline().trees().values().stream()
                .map(Manifest.TreeRef::id)
                .distinct()
                .toList());
    assertThat(verify()).isEmpty();
  }

  private List<String> trees() throws IOException {
    try (Stream<Path> folders = Files.list(site.data().trees())) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .toList();
    }
  }

  /** A file that is deleted and still mapped keeps its bytes on the disk. */
  @Test
  void nothingThatWasPurgedIsHeldByThisProcess() throws IOException {
    assumeTrue(
        Files.isReadable(Path.of("/proc/self/maps")),
        "this system does not tell what a process has mapped");
    site.export(Sample.number(7).kind(Kind.PENALTY).decidedOn("2026-08-04"));
    site.publish();
    site.suppress(OLD, "LEAKED");
    site.publish();

    assertThat(HeldFiles.deleted(site.data().root())).isEmpty();
  }

  @Test
  void aReleaseIsWholeAsItWasMadeAndAChangedByteIsFound() throws IOException {
    assertThat(verify()).isEmpty();

    Path page = real(OLD.pagePath());
    assertThat(page.toFile().setWritable(true)).isTrue();
    Files.writeString(page, Files.readString(page).replace("罚款", "警告"));
    Files.writeString(page.resolveSibling("foreign.html"), "x");

    assertThat(verify())
        .extracting(Finding::fault)
        .containsExactly(Fault.CHANGED_FILE, Fault.FOREIGN_FILE);
  }

  @Test
  void anOlderReleaseIsShownAgainAndTheNextBuildGoesOn() throws IOException {
    site.export(NEW);
    site.publish();

    rollBack("", Set.of());

    assertThat(Files.exists(site.file(OLD.pagePath()))).isTrue();
    assertThat(Files.exists(site.file(NEW.pagePath()))).isFalse();
    assertThat(verify()).isEmpty();
    site.publish();
    assertThat(Files.exists(site.file(NEW.pagePath()))).isTrue();
    assertThat(verify()).isEmpty();
  }

  @Test
  void aReleaseThatShowsSomethingSuppressedIsRefusedThoughNoBuildKnowsOfItYet() throws IOException {
    site.export(NEW);
    site.publish();
    String current = site.manifest().release();

    assertThatThrownBy(() -> rollBack(first, Set.of(OLD.id())))
        .isInstanceOf(Rollback.RefusedException.class);
    assertThat(site.manifest().release()).isEqualTo(current);
  }

  @Test
  void whatWasTakenDownAfterAReleaseKeepsItsTombstoneWhenThatReleaseIsShownAgain()
      throws IOException {
    site.export(NEW);
    site.publish();
    site.suppress(NEW, "WITHDRAWN");
    site.at("2026-11-23T09:30:00Z");
    site.publish();
    assertThat(site.releases()).contains(first);

    rollBack(first, Set.of(NEW.id()));

    assertThat(Files.exists(site.file("gone/" + NEW.id() + ".html"))).isTrue();
    assertThat(site.manifest().gone()).containsKey(NEW.id());
    assertThat(site.text("feeds/removed.json")).contains(NEW.id());
    assertThat(verify()).isEmpty();
  }

  @Test
  void aTreeThatNoReleasePointsToIsRemovedByTheNextBuild() throws IOException {
    Path stray = Files.createDirectories(site.data().tree("0123"));
    Files.writeString(stray.resolve("x.html"), "x");
    site.export(NEW);

    site.publish();

    assertThat(stray).doesNotExist();
  }
}
