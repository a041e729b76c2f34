package org.gongshi.site.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.deploy.DeploySettings.S3;
import org.gongshi.site.deploy.Deployments.Done;
import org.gongshi.site.deploy.Deployments.Wish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3DeploymentTest {

  private static final Sample STAYS = Sample.number(1).kind(Kind.PENALTY);
  private static final Sample GOES = Sample.number(2).kind(Kind.PENALTY);
  private static final Sample COMES = Sample.number(3).kind(Kind.PENALTY);

  @TempDir Path root;
  private ObjectStorage storage;
  private TestInstallation site;

  @BeforeEach
  void aSiteAndAStorage() throws IOException {
    storage = new ObjectStorage();
    site = new TestInstallation(root.resolve("site"));
    site.export(List.of(STAYS, GOES));
    site.publish();
  }

  @AfterEach
  void stop() {
    storage.close();
  }

  private Done deploy(String credentials, Wish wish) throws IOException {
    Path file = Files.writeString(root.resolve("credentials"), credentials);
    DeploySettings settings =
        new DeploySettings(
            null, null, new S3(storage.address(), "cn-north-1", file.toString()), null, null);
    return new Deployments(site.data(), settings, Progress.SILENT, DeployedSite.AT_ONCE)
        .bring("s3:bucket/public", wish);
  }

  private Done deploy() throws IOException {
    return deploy("id\nsecret\n", new Wish(false, true));
  }

  private SortedMap<String, String> objects() {
    SortedMap<String, String> hashes = new TreeMap<>();
    storage.objects.forEach(
        (key, object) -> {
          if (!key.startsWith("public/" + Top.HOME)) {
            hashes.put(key.substring("public/".length()), Sha256.of(object.bytes()));
          }
        });
    return hashes;
  }

  private SortedMap<String, String> release() throws IOException {
    return new DeployedSite(site, root).release();
  }

  @Test
  void objectsAreBroughtWithTheirTypesAndByDifference() throws IOException {
    assertThat(deploy().wrong()).isEmpty();
    assertThat(objects()).isEqualTo(release());
    ObjectStorage.Stored home = storage.objects.get("public/index.html");
    assertThat(home.type()).isEqualTo("text/html; charset=utf-8");
    assertThat(home.cache()).isEqualTo("no-cache");

    storage.deeds.clear();
    site.export(COMES);
    site.suppress(GOES, "WITHDRAWN");
    site.publish();
    Done done = deploy();

    assertThat(done.wrong()).isEmpty();
    assertThat(objects()).isEqualTo(release());
    List<String> deeds = List.copyOf(storage.deeds);
    assertThat(deeds.indexOf("delete public/" + GOES.pagePath()))
        .isPositive()
        .isLessThan(deeds.indexOf("put public/" + COMES.pagePath()));
    assertThat(deeds).doesNotContain("put public/" + STAYS.jsonPath());
  }

  @Test
  void aStorageThatIsBusyIsAskedAgain() throws IOException {
    storage.failures.put("public/" + STAYS.pagePath(), 2);

    assertThat(deploy().wrong()).isEmpty();
  }

  @Test
  void aWrongCredentialIsSaid() {
    assertThatThrownBy(() -> deploy("other\nsecret\n", DeployedSite.PLAIN))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("s3:bucket/public")
        .hasMessageContaining("403");
    assertThatThrownBy(() -> deploy("one line", DeployedSite.PLAIN)).hasMessageContaining("应当有两行");
  }

  @Test
  void foreignObjectsStay() throws IOException {
    deploy();
    storage.objects.put("public/other.txt", new ObjectStorage.Stored(new byte[1], "", ""));
    storage.objects.put("elsewhere/other.txt", new ObjectStorage.Stored(new byte[1], "", ""));

    assertThat(deploy().wrong())
        .containsExactly(new Discrepancy(Discrepancy.Fault.FOREIGN_FILE, "other.txt"));
    deploy("id\nsecret\n", new Wish(true, true));
    assertThat(storage.objects)
        .doesNotContainKey("public/other.txt")
        .containsKey("elsewhere/other.txt");
  }
}
