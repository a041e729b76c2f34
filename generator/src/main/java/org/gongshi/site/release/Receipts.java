package org.gongshi.site.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Places;
import org.gongshi.site.takedown.Suppression;
import org.gongshi.site.verify.Surfaces;
import org.gongshi.site.verify.Surfaces.Scan;
import org.jspecify.annotations.Nullable;

/**
 * Writes the receipts that a release owes, and only those that are not there yet: so a build that
 * was killed between the switch and its receipts is made good by the next one. Where others have to
 * forget too, receipts of takedowns are withheld until they have.
 */
public final class Receipts {

  private final DataFolder data;

  public Receipts(DataFolder data) {
    this.data = data;
  }

  /** Whether the release still owes any. */
  public boolean owes(Manifest manifest) throws IOException {
    Set<String> there = names(manifest.release());
    return !missing(there, Receipt.Outcome.PUBLISHED, manifest.news().published()).isEmpty()
        || !missing(there, Receipt.Outcome.TAKEN_DOWN, manifest.news().takenDown()).isEmpty();
  }

  /**
   * Writes what is missing.
   *
   * @param places where the release's public files lie
   * @param switchedAt the moment after the switch
   */
  public void complete(Manifest manifest, Places places, Instant switchedAt, Progress progress)
      throws IOException {
    // Takedowns first: the service, and whoever asked for one, wait for them.
    takenDown(manifest, places, switchedAt, progress);
    String release = manifest.release();
    Set<String> missing =
        missing(names(release), Receipt.Outcome.PUBLISHED, manifest.news().published());
    if (missing.isEmpty()) {
      return;
    }
    Path own = data.receipts(release);
    if (missing.size() >= Durable.WORTH_THE_FILE_SYSTEM && !Files.exists(own)) {
      Durable.writeFolder(
          own,
          manifest.news().folders().parallelStream()
              .flatMap(folder -> published(manifest, folder, missing, switchedAt).stream())
              .map(receipt -> Map.entry(receipt.fileName(), Json.pretty(receipt))),
          data.receiptsAside(release));
      return;
    }
    for (String folder : manifest.news().folders()) {
      write(published(manifest, folder, missing, switchedAt));
    }
  }

  private static List<Receipt> published(
      Manifest manifest, String folder, Set<String> missing, Instant switchedAt) {
    List<Receipt> receipts = new ArrayList<>();
    manifest
        .tree(folder)
        .sources()
        .forEach(
            (id, source) -> {
              if (missing.contains(id)) {
                String url = url(manifest, source.path());
                receipts.add(
                    Receipt.published(
                        id,
                        source.version(),
                        manifest.release(),
                        url,
                        switchedAt,
                        source.sha256()));
              }
            });
    return receipts;
  }

  private void takenDown(Manifest manifest, Places places, Instant switchedAt, Progress progress)
      throws IOException {
    String release = manifest.release();
    Set<String> gone =
        missing(names(release), Receipt.Outcome.TAKEN_DOWN, manifest.news().takenDown());
    if (gone.isEmpty()) {
      return;
    }
    Path index = DataFolder.index(data.release(release));
    Map<String, List<Scan>> scans = Surfaces.scan(places, index, gone, progress);
    List<Receipt> receipts = new ArrayList<>();
    for (String id : gone) {
      Suppression suppression = manifest.gone().get(id);
      List<Scan> own = scans.get(id);
      if (suppression != null && own != null) {
        String path = suppression.path() == null ? suppression.gonePath() : suppression.path();
        receipts.add(
            Receipt.takenDown(
                id, release, url(manifest, path), switchedAt, suppression.suppressedAt(), own));
      }
    }
    write(receipts, Files.exists(data.deploySettings()) ? data.withheld() : null);
  }

  /** Tells the service which of its decisions were held back, once per release. */
  public void quarantined(Manifest manifest, List<Quarantined> held, Instant at)
      throws IOException {
    Set<String> there = held.isEmpty() ? Set.of() : names(manifest.release());
    List<Receipt> receipts = new ArrayList<>();
    for (Quarantined item : held) {
      String id = item.baseName();
      boolean decision =
          item.path().startsWith("decisions/") && Decision.isId(id) && item.rule().holdsBack();
      if (decision && !there.contains(Receipt.fileName(Receipt.Outcome.QUARANTINED, id))) {
        String path = item.path().replaceAll("\\.json$", ".html");
        String reason = item.detail().isEmpty() ? "" : " " + item.detail();
        receipts.add(
            Receipt.quarantined(
                id, manifest.release(), url(manifest, path), at, item.rule().code() + reason));
      }
    }
    write(receipts);
  }

  private static Set<String> missing(Set<String> there, Receipt.Outcome outcome, List<String> ids) {
    Set<String> missing = new TreeSet<>(ids);
    missing.removeIf(id -> there.contains(Receipt.fileName(outcome, id)));
    return missing;
  }

  private Set<String> names(String release) throws IOException {
    Set<String> names = new TreeSet<>(list(data.receipts(release)));
    names.addAll(list(data.withheld().resolve(release)));
    return names;
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private void write(List<Receipt> receipts) throws IOException {
    write(receipts, null);
  }

  /**
   * Writes receipts of one release.
   *
   * @param withheld where they wait, if they do
   */
  private void write(List<Receipt> receipts, @Nullable Path withheld) throws IOException {
    if (receipts.isEmpty()) {
      return;
    }
    Map<String, byte[]> files = new TreeMap<>();
    receipts.forEach(receipt -> files.put(receipt.fileName(), Json.pretty(receipt)));
    String release = receipts.getFirst().release();
    Durable.writeAll(withheld == null ? data.receipts(release) : withheld.resolve(release), files);
  }

  private static String url(Manifest manifest, String path) {
    return manifest.baseUrl() + "/" + path;
  }
}
