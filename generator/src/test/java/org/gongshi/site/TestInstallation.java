package org.gongshi.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.log.PublicationLog;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Releases;
import org.gongshi.site.release.SiteKey;
import org.gongshi.site.verify.Surfaces;
import org.gongshi.site.verify.Surfaces.Scan;
import org.jspecify.annotations.Nullable;

/** A data folder with a key of its own, written to as the review service would. */
public final class TestInstallation {

  public static final Path TINY_THEME = Path.of("src/test/resources/tiny-theme").toAbsolutePath();

  private final Path root;
  private final KeyPair keys;
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private Path templates = TINY_THEME;
  private @Nullable Duration patience;

  public TestInstallation(Path root) {
    this(root, newKeys());
  }

  private static KeyPair newKeys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestInstallation(Path root, KeyPair keys) {
    this.root = root;
    this.keys = keys;
    try {
      Files.createDirectories(data().content().resolve("decisions"));
      Files.createDirectories(data().content().resolve("suppressed"));
      Files.createDirectories(siteContent());
      String pem = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
      Files.writeString(
          keyFile(), "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n");
      Files.write(
          siteContent().resolve("site.json"),
          Json.pretty(
              Map.of(
                  "name", "海岬公示网",
                  "domain", "zfgs.haijia.example",
                  "baseUrl", "https://zfgs.haijia.example",
                  "organiser", "海岬综合保税区管理委员会",
                  "idCode", "9901000001",
                  "sample", true)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another one, with the same keys. */
  public TestInstallation twin(Path folder) throws IOException {
    TestInstallation twin = new TestInstallation(folder, keys);
    SiteKey.of(data());
    put(twin.data().siteKey(), Files.readAllBytes(data().siteKey()));
    return twin;
  }

  public DataFolder data() {
    return new DataFolder(root.resolve("var"));
  }

  Path root() {
    return root;
  }

  public Path content() {
    return data().content();
  }

  public Path siteContent() {
    return root.resolve("site-content");
  }

  public Path keyFile() {
    return root.resolve("trusted.pem");
  }

  public TrustedKey key() throws IOException {
    return TrustedKey.read(keyFile());
  }

  public void templates(Path folder) {
    templates = folder;
  }

  /** Builds ask for clearance from now on. */
  void askBeforeSwitching(Duration patience) {
    this.patience = patience;
  }

  BuildSettings settings() {
    return settings(root, templates, patience);
  }

  /** Those of the installation in a folder, for a process that has nothing else of it. */
  static BuildSettings settings(Path root, Path templates, @Nullable Duration patience) {
    return new BuildSettings(
        new DataFolder(root.resolve("var")),
        root.resolve("site-content"),
        templates,
        root.resolve("trusted.pem"),
        root.resolve("site-content/site.json"),
        null,
        null,
        5,
        patience);
  }

  /** Moves the clock. */
  public void at(String instant) {
    now = Instant.parse(instant);
  }

  BuildResult build() throws IOException {
    now = now.plusMillis(1);
    return newBuild().run();
  }

  /** One to be run several times. */
  Build newBuild() {
    return new Build(settings(), () -> now);
  }

  Instant now() {
    return now;
  }

  /** Moves the clock on. */
  void later(Duration duration) {
    now = now.plus(duration);
  }

  /** For tests of other packages: builds and forgets the result. */
  public void publish() throws IOException {
    build();
  }

  public void export(List<Sample> samples) throws IOException {
    for (Sample sample : samples) {
      export(sample);
    }
  }

  public Path export(Sample sample) throws IOException {
    return export(sample.jsonPath(), sample.bytes());
  }

  /** Signed, and in the service's order: signature first, both by rename. */
  public Path export(String path, byte[] bytes) throws IOException {
    Path file = content().resolve(path);
    put(file.resolveSibling(file.getFileName() + ".sig"), sign(bytes));
    put(file, bytes);
    return file;
  }

  public byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      signature.update(bytes);
      return (Base64.getEncoder().encodeToString(signature.sign()) + "\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A takedown as the service does it: the suppression first, the decision's files second. */
  public void suppress(Sample sample, String exit) throws IOException {
    suppress(sample, exit, Map.of());
    Files.deleteIfExists(content().resolve(sample.jsonPath()));
    Files.deleteIfExists(content().resolve(sample.jsonPath() + ".sig"));
  }

  /** The suppression alone: whatever else lies there, it has to win. */
  public void suppress(Sample sample, String exit, Map<String, Object> more) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("contract", "gongshi.suppression/1");
    json.put("id", sample.id());
    json.put("exit", exit);
    json.put("reason", "原决定已被依法撤销。");
    json.put("suppressedAt", "2026-11-23T07:59:59Z");
    json.put("path", sample.pagePath());
    json.putAll(more);
    export("suppressed/" + sample.id() + ".json", Json.pretty(json));
  }

  public static void put(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.write(temporary, bytes);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  public Path current() throws IOException {
    return new Releases(data()).current().orElseThrow();
  }

  public Manifest manifest() throws IOException {
    return new Releases(data()).manifest().orElseThrow();
  }

  /**
   * What another installation would show of the same content. The log says when it was made, under
   * a key of its own; whether it is right is part of being whole.
   */
  SortedMap<String, PublicFile> filesButTheLog() throws IOException {
    SortedMap<String, PublicFile> files = manifest().files();
    files.keySet().removeIf(path -> path.startsWith(PublicationLog.FOLDER + "/"));
    return files;
  }

  /** What a receipt says of the current release. */
  public Map<String, List<Scan>> scan(Set<String> ids) throws IOException {
    return Surfaces.scan(
        new Releases(data()).places(manifest()), DataFolder.index(current()), ids, Progress.SILENT);
  }

  /** The current release's public file. */
  public Path file(String path) throws IOException {
    return DataFolder.site(current()).resolve(path);
  }

  public String text(String path) throws IOException {
    return Files.readString(file(path));
  }

  /** Names of the releases on disk, oldest first. */
  public List<String> releases() throws IOException {
    try (Stream<Path> paths = Files.list(data().releases())) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** File names of a release's receipts. */
  public List<String> receipts(String release) throws IOException {
    Path folder = data().receipts(release);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
