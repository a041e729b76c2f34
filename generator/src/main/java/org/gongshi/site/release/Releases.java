package org.gongshi.site.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongshi.site.content.Json;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.Outline;
import org.gongshi.site.plan.Manifest.TreeRef;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Tree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The step's door. Its methods are for the one holder of the {@link BuildLock}, save {@link
 * #current}.
 */
public final class Releases {

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

  private static final String STAGING = ".staging-";

  private final DataFolder data;
  private final TreeStore trees;

  public Releases(DataFolder data) {
    this.data = data;
    this.trees = new TreeStore(data);
  }

  /** The folder of the release that is current this moment. */
  public Optional<Path> current() throws IOException {
    try {
      Path release = data.releases().resolve(Files.readSymbolicLink(data.current()).getFileName());
      return Files.isDirectory(release) ? Optional.of(release) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The current release's manifest. */
  public Optional<Manifest> manifest() throws IOException {
    Optional<Path> current = current();
    return current.isEmpty() ? Optional.empty() : Optional.of(manifest(current.get()));
  }

  /** The manifest of the release in a folder. */
  public Manifest manifest(Path release) throws IOException {
    byte[] json = Files.readAllBytes(DataFolder.manifest(release));
    return new Manifest(Json.read(json, Outline.class), trees::read);
  }

  /** What is known of a shared folder, nothing where no release has it any more. */
  public Optional<Tree> tree(String id) throws IOException {
    try {
      return Optional.of(trees.read(id));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Where the public files of a release lie. */
  public Places places(Manifest manifest) {
    TreeMap<String, Path> folders = new TreeMap<>();
    manifest.outline().trees().forEach((folder, ref) -> folders.put(folder, data.tree(ref.id())));
    return new Places(DataFolder.site(data.release(manifest.release())), folders);
  }

  /** The ids of all releases, oldest first. */
  public List<String> names() throws IOException {
    return list().stream().map(Releases::name).filter(name -> !name.startsWith(".")).toList();
  }

  /** When the current release became current, by the file system's clock. */
  public Instant switchedAt() throws IOException {
    return Files.getLastModifiedTime(data.current(), LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  /** Removes what a killed build left: staging folders, and a release that never became current. */
  public void tidy() throws IOException {
    Optional<String> current = current().map(Releases::name);
    boolean left = false;
    for (Path path : list()) {
      boolean later = current.isPresent() && name(path).compareTo(current.get()) > 0;
      if (name(path).startsWith(STAGING) || later) {
        drop(path);
        left = true;
      }
    }
    if (left) {
      collect();
    }
    try (Stream<Path> links = Files.list(data.root())) {
      for (Path link : links.filter(p -> name(p).startsWith(".current-")).toList()) {
        Files.deleteIfExists(link);
      }
    }
  }

  /** An id later than that of any release there is, even if the clock went back. */
  public String nextId(Instant now) throws IOException {
    String last = names().stream().max(Comparator.naturalOrder()).orElse("");
    String id = ID.format(now);
    return id.compareTo(last) > 0 ? id : ID.format(ID.parse(last, Instant::from).plusMillis(1));
  }

  /** An empty folder for a release to be. */
  public Path stage(String id) throws IOException {
    Path staging = data.releases().resolve(STAGING + id);
    Files.createDirectories(DataFolder.site(staging));
    Files.createDirectories(DataFolder.index(staging));
    return staging;
  }

  /** Throws a staging folder away. */
  public void discard(Path staging) throws IOException {
    Durable.deleteTree(staging);
  }

  /** See {@link Assembly}. */
  public Manifest assemble(Path staging, Assembly.Parts parts) throws IOException {
    return new Assembly(data, trees, staging, parts).assemble();
  }

  /** Makes the assembled release the current one. */
  public Path publish(Path staging, String id) throws IOException {
    Path release = data.release(id);
    Files.move(staging, release, StandardCopyOption.ATOMIC_MOVE);
    Durable.sync(data.releases());
    Path link = data.root().resolve(".current-" + id);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of("releases", id));
    Files.move(
        link, data.current(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Durable.sync(data.root());
    return release;
  }

  /**
   * Drops every older release that shows anything that the current one has taken down; its lists,
   * feeds and index hold traces of it too. Then no tree is left that shows it.
   */
  public List<String> purge(Manifest current) throws IOException {
    List<String> purged = new ArrayList<>();
    if (!current.gone().isEmpty()) {
      for (Path release : older()) {
        if (mayShow(release, current)) {
          drop(release);
          purged.add(name(release));
        }
      }
    }
    collect();
    return purged;
  }

  /**
   * Only trees that the current release does not share can show what it has taken down: in its own
   * there is nothing of it.
   */
  private boolean mayShow(Path release, Manifest current) {
    Set<String> shared =
        current.outline().trees().values().stream().map(TreeRef::id).collect(Collectors.toSet());
    Set<String> gone = current.gone().keySet();
    try {
      Manifest manifest = manifest(release);
      return manifest.outline().trees().entrySet().stream()
          .filter(tree -> tree.getKey().startsWith("decisions/"))
          .filter(tree -> !shared.contains(tree.getValue().id()))
          .flatMap(tree -> manifest.tree(tree.getKey()).sources().keySet().stream())
          .anyMatch(gone::contains);
    } catch (IOException | UncheckedIOException | JacksonException e) {
      return true;
    }
  }

  private void collect() throws IOException {
    collect(() -> false);
  }

  /** Removes the trees that no release points to any more, one at least, until it is enough. */
  private void collect(BooleanSupplier enough) throws IOException {
    Set<String> referenced = new HashSet<>();
    for (Path release : list()) {
      if (!name(release).startsWith(".")) {
        try {
          Manifest manifest = manifest(release);
          manifest.outline().trees().values().forEach(tree -> referenced.add(tree.id()));
        } catch (NoSuchFileException | JacksonException e) {
          LOG.warn("the manifest of release {} cannot be read", name(release));
          return;
        }
      }
    }
    trees.collect(referenced, enough);
  }

  /**
   * Drops the oldest releases. After a build of everything none of their folders is shared any
   * more: removing 400,000 files takes longer than the next decision may wait.
   *
   * @param keep how many to keep, the current one included
   * @param enough whether the rest of what nobody points to is left for the next time
   */
  public void keepNewest(int keep, BooleanSupplier enough) throws IOException {
    List<Path> older = older();
    for (Path release : older.subList(0, Math.max(0, older.size() - (keep - 1)))) {
      drop(release);
    }
    collect(enough);
  }

  /** All but the current one, oldest first. */
  private List<Path> older() throws IOException {
    Optional<Path> current = current();
    return list().stream()
        .filter(path -> !name(path).startsWith(".") && !path.equals(current.orElse(null)))
        .toList();
  }

  /** Out of the way first, so that no release is ever half there. */
  private void drop(Path release) throws IOException {
    Path away = release;
    if (!name(release).startsWith(STAGING)) {
      away = data.releases().resolve(STAGING + "old-" + name(release));
      Files.move(release, away, StandardCopyOption.ATOMIC_MOVE);
    }
    Durable.deleteTree(away);
  }

  private List<Path> list() throws IOException {
    Files.createDirectories(data.releases());
    try (Stream<Path> paths = Files.list(data.releases())) {
      return paths.sorted().toList();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
