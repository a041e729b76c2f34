package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.deploy.Deployments.Done;
import org.gongshi.site.deploy.Deployments.Wish;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.SiteKey;

/** What tests do to a folder to which a site is deployed. */
final class DeployedSite {

  static final Wish PLAIN = new Wish(false, false);
  static final Patience AT_ONCE = new Patience(2, Duration.ZERO, Duration.ofSeconds(20));

  private final TestInstallation site;
  private final Path folder;

  DeployedSite(TestInstallation site, Path folder) {
    this.site = site;
    this.folder = folder;
  }

  static Deployments deployments(DataFolder data) {
    return new Deployments(data, DeploySettings.NONE, Progress.SILENT, AT_ONCE);
  }

  Done deploy() throws IOException {
    return deployments(site.data()).bring(folder.toString(), PLAIN);
  }

  Done deploy(StepwiseTarget.Step step) throws IOException {
    try (Target target = new StepwiseTarget(new LocalTarget(folder), step)) {
      return deployments(site.data()).bring(target, PLAIN);
    }
  }

  Inspection inspection() throws IOException {
    return Inspection.of(folder, SiteKey.of(site.data()).open());
  }

  /** Every file by path, with its hash. */
  SortedMap<String, String> files() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Sha256.of(file));
      }
    }
    return files;
  }

  /** The bytes of the release that is current, by path. */
  SortedMap<String, String> release() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (Map.Entry<String, org.gongshi.site.plan.Manifest.PublicFile> file :
        site.manifest().files().entrySet()) {
      files.put(file.getKey(), file.getValue().sha256());
    }
    return files;
  }

  /** Files that are neither twins nor the deployment's own. */
  SortedMap<String, String> plainFiles() throws IOException {
    SortedMap<String, String> files = files();
    files
        .keySet()
        .removeIf(
            path -> path.startsWith(Top.HOME) || path.endsWith(".gz") || path.endsWith(".br"));
    return files;
  }

  /** How many bytes, as they lie there, hold a word. */
  long holding(String word) throws IOException {
    long files = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString();
        boolean tells =
            path.startsWith("gone/") || path.startsWith("log/") || path.contains("removed");
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        if (!tells && !path.startsWith(Top.HOME) && (text.contains(word) || path.contains(word))) {
          files++;
        }
      }
    }
    return files;
  }
}
