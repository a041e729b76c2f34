package org.gongshi.site.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Kind;
import org.gongshi.site.deploy.Deployments.Done;
import org.gongshi.site.deploy.Deployments.Wish;
import org.gongshi.site.deploy.Discrepancy.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentsTest {

  private static final Sample STAYS = Sample.number(1).kind(Kind.PENALTY);
  private static final Sample GOES = Sample.number(2).kind(Kind.PENALTY);
  private static final Sample COMES = Sample.number(3).kind(Kind.PENALTY);

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#?:]*)");

  @TempDir Path root;
  private TestInstallation site;
  private Path folder;
  private DeployedSite deployed;

  @BeforeEach
  void aSite() throws IOException {
    site = new TestInstallation(root.resolve("site"));
    site.export(List.of(STAYS, GOES));
    site.publish();
    folder = root.resolve("target");
    deployed = new DeployedSite(site, folder);
  }

  private Done bring(String how) throws IOException {
    return DeployedSite.deployments(site.data()).bring(how + folder, DeployedSite.PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "rsync:"})
  void aSiteIsBroughtWholeWithASignedList(String how) throws IOException {
    Done done = bring(how);

    assertThat(done.brought()).isEqualTo(site.manifest().files().size());
    assertThat(deployed.plainFiles()).isEqualTo(deployed.release());
    assertThat(deployed.inspection().bytes()).isEmpty();
    assertThat(deployed.inspection().release()).isEqualTo(site.manifest().release());
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "rsync:"})
  void onlyWhatChangedIsBroughtAndWhatWasTakenDownIsRemoved(String how) throws IOException {
    bring(how);
    Path untouched = folder.resolve(STAYS.jsonPath());
    var before = Files.readAttributes(untouched, "unix:ctime,ino");
    site.export(COMES);
    site.suppress(GOES, "WITHDRAWN");
    site.publish();

    Done done = bring(how);

    assertThat(done.brought()).isPositive().isLessThan(site.manifest().files().size());
    assertThat(done.takenDown()).isPositive();
    assertThat(deployed.plainFiles()).isEqualTo(deployed.release());
    assertThat(deployed.holding(GOES.id())).isZero();
    assertThat(deployed.inspection().bytes()).isEmpty();
    assertThat(Files.readAttributes(untouched, "unix:ctime,ino")).isEqualTo(before);
    assertThat(bring(how).brought()).as("nothing is left to do").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "rsync:"})
  void filesOfOthersStayUnlessTheTargetIsToBeAMirror(String how) throws IOException {
    bring(how);
    Path foreign = Files.writeString(folder.resolve("other.txt"), "of somebody else");
    site.export(COMES);
    site.publish();

    bring(how);
    assertThat(foreign).exists();
    Done checked = DeployedSite.deployments(site.data()).bring(how + folder, new Wish(false, true));
    assertThat(checked.wrong()).containsExactly(new Discrepancy(Fault.FOREIGN_FILE, "other.txt"));

    Done mirrored = DeployedSite.deployments(site.data()).bring(how + folder, new Wish(true, true));
    assertThat(foreign).doesNotExist();
    assertThat(mirrored.wrong()).isEmpty();
    assertThat(mirrored.brought()).isZero();
    assertThat(deployed.plainFiles()).isEqualTo(deployed.release());
  }

  @Test
  void twinsGiveTheSameBytesAndAreReproducible() throws IOException {
    deployed.deploy();
    DeployedSite second = new DeployedSite(site, root.resolve("second"));
    second.deploy();

    assertThat(second.files()).isEqualTo(deployed.files());
    byte[] page = Files.readAllBytes(folder.resolve("index.html"));
    byte[] gzip = Files.readAllBytes(folder.resolve("index.html.gz"));
    byte[] brotli = Files.readAllBytes(folder.resolve("index.html.br"));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(page);
    assertThat(new BrotliInputStream(new ByteArrayInputStream(brotli)).readAllBytes())
        .isEqualTo(page);
    assertThat(java.util.Arrays.copyOfRange(gzip, 4, 8)).as("no time").containsOnly(0);
  }

  @Test
  void aNoticeIsThereBeforeItsFilesGoAndTheyGoBeforeAnythingElseIsBrought() throws IOException {
    deployed.deploy();
    site.export(COMES);
    site.suppress(GOES, "WITHDRAWN");
    site.publish();
    List<String> deeds = new ArrayList<>();

    deployed.deploy(deeds::add);

    deeds.removeIf(deed -> deed.contains(Top.HOME));
    int notice = deeds.indexOf("put gone/" + GOES.id() + ".html");
    int gone = deeds.indexOf("delete " + GOES.pagePath());
    int twin = deeds.indexOf("delete " + GOES.pagePath() + ".br");
    int page = deeds.indexOf("put " + COMES.pagePath());
    int list = deeds.indexOf("put decisions/penalty/index.html");
    int home = deeds.indexOf("put index.html");
    assertThat(List.of(notice, gone, twin, page, list, home)).doesNotContain(-1).isSorted();
    assertThat(deeds.subList(0, notice)).allMatch(deed -> deed.contains("gone/" + GOES.id()));
    deeds.removeIf(deed -> deed.startsWith("delete "));
    assertThat(Turn.of(deeds.getLast().substring("put ".length()))).isEqualTo(Turn.HOME);
  }

  @Test
  void nothingThatAReaderCanReachEverLeadsNowhere() throws IOException {
    deployed.deploy();
    List<String> before = List.copyOf(deployed.plainFiles().keySet());
    site.export(Sample.numbers(10, 40));
    site.publish();
    Set<String> dead = new TreeSet<>();

    deployed.deploy(deed -> dead.addAll(deadLinks(before)));

    assertThat(dead).isEmpty();
  }

  /** Of the addresses that pages name, from these pages on, those that lead nowhere. */
  private Set<String> deadLinks(List<String> from) throws IOException {
    Set<String> dead = new TreeSet<>();
    Set<String> seen = new TreeSet<>(from);
    Deque<String> next = new ArrayDeque<>(from);
    while (!next.isEmpty()) {
      String path = next.pop();
      if (!path.endsWith(".html") || !Files.exists(folder.resolve(path))) {
        continue;
      }
      for (String target : links(path)) {
        if (!Files.exists(folder.resolve(target))) {
          dead.add(path + " -> " + target);
        } else if (seen.add(target)) {
          next.push(target);
        }
      }
    }
    return dead;
  }

  private Set<String> links(String path) throws IOException {
    Set<String> targets = new TreeSet<>();
    Matcher link = LINK.matcher(Files.readString(folder.resolve(path)));
    while (link.find()) {
      String file = URI.create("/" + path).resolve(link.group(1)).getPath().substring(1);
      targets.add(file.isEmpty() || file.endsWith("/") ? file + "index.html" : file);
    }
    return targets;
  }

  @Test
  void twoMachinesWithOneKeyAgree() throws IOException {
    deployed.deploy();
    TestInstallation other = site.twin(root.resolve("other"));
    other.export(List.of(STAYS, GOES));
    other.publish();

    Done done = DeployedSite.deployments(other.data()).bring(folder.toString(), DeployedSite.PLAIN);

    assertThat(done.brought()).isZero();
    assertThat(done.warning()).isEmpty();
    assertThat(new DeployedSite(other, folder).inspection().bytes()).isEmpty();
  }

  @Test
  void aListThatSomebodyChangedIsNotBelieved() throws IOException {
    deployed.deploy();
    Path top = folder.resolve(Top.PATH);
    String signed = Files.readString(top);
    Files.writeString(top, signed.replaceFirst("\"files\":\\d+", "\"files\":0"));
    site.suppress(GOES, "WITHDRAWN");
    site.publish();

    assertThatThrownBy(deployed::inspection).hasMessageContaining("签名不符");
    Done done = deployed.deploy();

    assertThat(done.warning()).hasValueSatisfying(w -> assertThat(w).contains("签名不符"));
    assertThat(deployed.plainFiles()).isEqualTo(deployed.release());
    assertThat(deployed.holding(GOES.id())).isZero();
    assertThat(deployed.inspection().bytes()).isEmpty();
  }

  @Test
  void everyChangeOfADeployedFolderIsFound() throws IOException {
    deployed.deploy();
    byte[] page = Files.readAllBytes(folder.resolve(STAYS.pagePath()));
    page[page.length / 2] ^= 1;
    Files.write(folder.resolve(STAYS.pagePath()), page);
    Files.delete(folder.resolve(GOES.jsonPath()));
    Files.writeString(folder.resolve("new.html"), "");

    assertThat(deployed.inspection().bytes())
        .containsExactlyInAnyOrder(
            new Discrepancy(Fault.CHANGED_FILE, STAYS.pagePath()),
            new Discrepancy(Fault.MISSING_FILE, GOES.jsonPath()),
            new Discrepancy(Fault.FOREIGN_FILE, "new.html"));
  }

  @Test
  void aFileThatCannotBeBroughtIsNamedAndTheNextDeploymentGoesOn() throws IOException {
    Path obstacle = folder.resolve(STAYS.pagePath());
    Files.createDirectories(obstacle.resolve("not-empty"));

    assertThatThrownBy(deployed::deploy)
        .isInstanceOf(DeployFailedException.class)
        .hasMessageContaining("上传失败")
        .hasMessageContaining(STAYS.pagePath());
    assertThat(folder.resolve("index.html")).as("no list before its pages").doesNotExist();

    Files.delete(obstacle.resolve("not-empty"));
    Files.delete(obstacle);
    deployed.deploy();
    assertThat(deployed.inspection().bytes()).isEmpty();
  }

  @Test
  void aReleaseThatIsNotWhatItsManifestSaysIsNotBrought() throws IOException {
    Path page = site.file(STAYS.pagePath()).toRealPath();
    assertThat(page.toFile().setWritable(true)).isTrue();
    Files.writeString(page, "tampered");

    assertThatThrownBy(deployed::deploy).hasMessageContaining("与清单不符");
  }

  @Test
  void aTargetInTheDataFolderIsRefused() {
    Deployments deployments = DeployedSite.deployments(site.data());
    for (Path wrong : List.of(site.data().root(), site.data().releases(), root)) {
      assertThatThrownBy(() -> deployments.bring(wrong.toString(), DeployedSite.PLAIN))
          .hasMessageContaining("数据目录");
    }
    assertThatThrownBy(() -> deployments.bring("ftp://example", DeployedSite.PLAIN))
        .hasMessageContaining("不认识的部署目标");
  }

  @Test
  void aTakedownThatComesMeanwhileIsBroughtAtOnce() throws IOException {
    List<String> deeds = new ArrayList<>();

    Done done =
        deployed.deploy(
            deed -> {
              deeds.add(deed);
              if (deeds.size() == 5) {
                site.suppress(GOES, "LEAKED");
                site.publish();
              }
            });

    assertThat(done.release()).isEqualTo(site.manifest().release());
    assertThat(deployed.holding(GOES.id())).isZero();
    assertThat(deployed.plainFiles()).isEqualTo(deployed.release());
    assertThat(deployed.inspection().bytes()).isEmpty();
  }

  @Test
  void rollingBackBringsWhatIsOld() throws IOException {
    deployed.deploy();
    Map<String, String> old = deployed.plainFiles();
    site.export(COMES);
    site.publish();
    deployed.deploy();

    new org.gongshi.site.release.Rollback(site.data())
        .to("", Set.of(), java.time.Instant.parse("2026-11-24T08:00:00Z"));
    deployed.deploy();

    Map<String, String> now = deployed.plainFiles();
    assertThat(now).as("the log goes on").containsKey("log/tile/entries/000.p/4");
    now.keySet().removeIf(path -> path.startsWith("log/"));
    old.keySet().removeIf(path -> path.startsWith("log/"));
    assertThat(now.keySet()).isEqualTo(old.keySet());
    assertThat(deployed.inspection().bytes()).isEmpty();
  }
}
