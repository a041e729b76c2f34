package org.gongshi.site.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.gongshi.site.bake.Shell;
import org.gongshi.site.bake.Templates;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Releases;
import org.gongshi.site.search.Found;
import org.gongshi.site.search.SearchIndex;
import org.gongshi.site.takedown.Suppression;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A release that is open for reading. It closes when the last request that uses it is done and it
 * is not current.
 */
final class LiveRelease {

  private final Path folder;
  private final Manifest manifest;
  private final SortedMap<String, Suppression> gone;
  private final Shell shell;
  private final Templates templates;
  private final SearchIndex index;
  private final Map<String, String> organNames = new ConcurrentHashMap<>();
  private int users;
  private boolean retired;

  private LiveRelease(Releases releases, Path folder) throws IOException {
    this.folder = folder;
    this.manifest = releases.manifest(folder);
    this.gone = manifest.gone();
    this.shell = Shell.read(Files.readAllBytes(DataFolder.shell(folder)));
    this.templates = Templates.readAll(DataFolder.theme(folder));
    this.index = SearchIndex.open(DataFolder.index(folder));
  }

  static LiveRelease open(Releases releases, Path folder) throws IOException {
    try {
      return new LiveRelease(releases, folder);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw new IOException("cannot read release " + folder.getFileName(), e);
    }
  }

  Path folder() {
    return folder;
  }

  Manifest manifest() {
    return manifest;
  }

  Shell shell() {
    return shell;
  }

  Templates templates() {
    return templates;
  }

  SearchIndex index() {
    return index;
  }

  /** The file of the manifest, never another one: an address that is not in it leads nowhere. */
  @Nullable PublicFile file(String path) throws IOException {
    try {
      return manifest.file(path);
    } catch (UncheckedIOException e) {
      // What is known of a folder is read when it is asked for, and may have been purged by then.
      throw e.getCause();
    }
  }

  /** The decision that stands at an address of this release. */
  @Nullable Source source(String id) throws IOException {
    try {
      return manifest.source(id);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** What this release was built without. */
  @Nullable Suppression gone(String id) {
    return gone.get(id);
  }

  byte[] bytes(String path) throws IOException {
    return Files.readAllBytes(DataFolder.site(folder).resolve(path));
  }

  Optional<Decision> decision(String jsonPath) throws IOException {
    return file(jsonPath) == null
        ? Optional.empty()
        : Optional.of(Json.read(bytes(jsonPath), Decision.class));
  }

  /** An organ's name; its code where the decision that has it is gone. */
  String organName(Found.OfOrgan organ) throws IOException {
    String known = organNames.get(organ.code());
    if (known == null) {
      known = decision(organ.jsonPath()).map(d -> d.organ().name()).orElse(organ.code());
      organNames.put(organ.code(), known);
    }
    return known;
  }

  synchronized void use() {
    users++;
  }

  synchronized void done() throws IOException {
    users--;
    closeIfUnused();
  }

  synchronized void retire() throws IOException {
    retired = true;
    closeIfUnused();
  }

  private void closeIfUnused() throws IOException {
    if (retired && users == 0) {
      index.close();
    }
  }
}
