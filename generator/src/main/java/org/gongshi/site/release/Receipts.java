package org.gongshi.site.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.takedown.Suppression;
import org.gongshi.site.verify.Surfaces;
import org.gongshi.site.verify.Surfaces.Scan;

/**
 * Writes the receipts that a release owes, and only those that are not there yet: so a build that
 * was killed between the switch and its receipts is made good by the next one.
 */
public final class Receipts {

  private final DataFolder data;

  public Receipts(DataFolder data) {
    this.data = data;
  }

  /** Whether the release still owes any. */
  public boolean owes(Manifest manifest) {
    return !missing(manifest, Receipt.Outcome.PUBLISHED, manifest.news().published()).isEmpty()
        || !missing(manifest, Receipt.Outcome.TAKEN_DOWN, manifest.news().takenDown()).isEmpty();
  }

  /**
   * Writes what is missing.
   *
   * @param switchedAt the moment after the switch
   */
  public void complete(Manifest manifest, Instant switchedAt) throws IOException {
    String release = manifest.release();
    for (String id : missing(manifest, Receipt.Outcome.PUBLISHED, manifest.news().published())) {
      Source source = manifest.sources().get(id);
      if (source != null) {
        String url = url(manifest, source.path());
        write(Receipt.published(id, source.version(), release, url, switchedAt, source.sha256()));
      }
    }
    Set<String> gone = missing(manifest, Receipt.Outcome.TAKEN_DOWN, manifest.news().takenDown());
    if (gone.isEmpty()) {
      return;
    }
    Map<String, List<Scan>> scans = Surfaces.scan(data.release(release), gone);
    for (String id : gone) {
      Suppression suppression = manifest.gone().get(id);
      List<Scan> own = scans.get(id);
      if (suppression != null && own != null) {
        String path = suppression.path() == null ? suppression.gonePath() : suppression.path();
        write(
            Receipt.takenDown(
                id, release, url(manifest, path), switchedAt, suppression.suppressedAt(), own));
      }
    }
  }

  /** Tells the service which of its decisions were held back, once per release. */
  public void quarantined(Manifest manifest, List<Quarantined> held, Instant at)
      throws IOException {
    for (Quarantined item : held) {
      String id = item.baseName();
      boolean decision = item.path().startsWith("decisions/") && Decision.isId(id);
      if (decision && !exists(manifest.release(), Receipt.Outcome.QUARANTINED, id)) {
        String path = item.path().replaceAll("\\.json$", ".html");
        String reason = item.detail().isEmpty() ? "" : " " + item.detail();
        write(
            Receipt.quarantined(
                id, manifest.release(), url(manifest, path), at, item.rule().code() + reason));
      }
    }
  }

  private Set<String> missing(Manifest manifest, Receipt.Outcome outcome, List<String> ids) {
    Set<String> missing = new TreeSet<>(ids);
    missing.removeIf(id -> exists(manifest.release(), outcome, id));
    return missing;
  }

  private boolean exists(String release, Receipt.Outcome outcome, String id) {
    Receipt name = new Receipt("", outcome, id, null, release, "", "", null, null, null, null);
    return Files.exists(file(name));
  }

  private void write(Receipt receipt) throws IOException {
    Durable.write(file(receipt), Json.pretty(receipt));
  }

  private Path file(Receipt receipt) {
    return data.receipts(receipt.release()).resolve(receipt.fileName());
  }

  private static String url(Manifest manifest, String path) {
    return manifest.baseUrl() + "/" + path;
  }
}
