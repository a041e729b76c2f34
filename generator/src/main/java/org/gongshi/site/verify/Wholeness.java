package org.gongshi.site.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.log.LogAudit;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Manifest.TreeRef;
import org.gongshi.site.plan.Places;
import org.gongshi.site.search.shards.SearchShards;
import org.gongshi.site.verify.Finding.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads every byte of a release and compares it with its manifest: whether a disk, or somebody, has
 * changed it since it was made; whether a page links to nothing; whether an id that is gone still
 * stands somewhere.
 */
public final class Wholeness {

  private final Manifest manifest;
  private final Places places;
  private final Links links;
  private final @Nullable TrustedKey key;
  private final LogAudit.@Nullable Earlier earlier;

  public Wholeness(Manifest manifest, Places places) {
    this(manifest, places, null, null);
  }

  /**
   * A look at one release.
   *
   * @param key that has to have signed the log, nothing where this is not asked
   * @param earlier what the log said once, nothing where this is not known
   */
  public Wholeness(
      Manifest manifest,
      Places places,
      @Nullable TrustedKey key,
      LogAudit.@Nullable Earlier earlier) {
    this.key = key;
    this.earlier = earlier;
    this.manifest = manifest;
    this.places = places;
    this.links = new Links(manifest.baseUrl());
  }

  /** What is wrong, nothing where the release is as it was made. */
  public List<Finding> look(Progress progress) throws IOException {
    List<Finding> findings = new ArrayList<>(folders());
    SortedMap<String, PublicFile> files = manifest.files();
    places.files().stream()
        .filter(path -> !files.containsKey(path))
        .forEach(path -> findings.add(new Finding(Fault.FOREIGN_FILE, path, "")));
    IdTraces gone = new IdTraces(manifest.gone().keySet());
    AtomicLong done = new AtomicLong();
    try {
      files.entrySet().parallelStream()
          .map(
              file -> {
                progress.at("核验版本", done.incrementAndGet(), files.size());
                return look(file.getKey(), file.getValue(), files, gone);
              })
          .toList()
          .forEach(findings::addAll);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    LogAudit.look(files, path -> Files.readAllBytes(places.resolve(path)), key, earlier)
        .forEach(f -> findings.add(new Finding(Fault.BROKEN_LOG, f.path(), f.detail())));
    findings.sort(Comparator.comparing(Finding::path).thenComparing(Finding::fault));
    return findings.stream().distinct().toList();
  }

  /** Each shared folder is what its name says, and the release leads to it. */
  private List<Finding> folders() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, TreeRef> ref : manifest.outline().trees().entrySet()) {
      String folder = ref.getKey();
      if (!manifest.tree(folder).id().equals(ref.getValue().id())) {
        findings.add(new Finding(Fault.CHANGED_FILE, folder, "manifest"));
      }
      Path link = places.site().resolve(folder);
      Path real = places.trees().get(folder);
      if (real == null || !Files.exists(link) || !Files.isSameFile(link, real)) {
        findings.add(new Finding(Fault.MISSING_FILE, folder, "link"));
      }
    }
    return findings;
  }

  private List<Finding> look(
      String path, PublicFile file, SortedMap<String, PublicFile> files, IdTraces gone) {
    List<Finding> findings = new ArrayList<>();
    try {
      byte[] bytes = Files.readAllBytes(places.resolve(path));
      if (bytes.length != file.size() || !Sha256.of(bytes).equals(file.sha256())) {
        findings.add(new Finding(Fault.CHANGED_FILE, path, ""));
      }
      for (String id : gone.ofFile(path, SearchShards.plain(path, bytes)).keySet()) {
        if (!path.startsWith("gone/")
            && !Feeds.tellsOfRemoved(path)
            && !Naming.byLaterEdition(places, path, id)) {
          findings.add(new Finding(Fault.SUPPRESSED_TRACE, path, id));
        }
      }
      for (String target : links.of(path, bytes, findings)) {
        if (!files.containsKey(target)) {
          findings.add(new Finding(Fault.DEAD_LINK, path, target));
        }
      }
    } catch (NoSuchFileException e) {
      findings.add(new Finding(Fault.MISSING_FILE, path, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return findings;
  }
}
