package org.gongshi.site.plan;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gongshi.site.takedown.Suppression;

/**
 * What a release is made of. It lies beside the public files, not among them, and names a
 * suppressed decision only in {@code gone} and {@code news}.
 *
 * @param fingerprint of everything that went in: the same fingerprint means that nothing changed
 * @param files by path below the site's root
 * @param slots by list ({@code penalty}, {@code penalty/2026-10}): ids by ordinal, {@code ""} where
 *     an item was taken down
 * @param sources the live decisions by id
 * @param gone the suppressed ones by id
 */
public record Manifest(
    String release,
    String fingerprint,
    String baseUrl,
    SortedMap<String, PublicFile> files,
    SortedMap<String, List<String>> slots,
    SortedMap<String, Source> sources,
    SortedMap<String, Suppression> gone,
    News news) {

  /**
   * A file of the site.
   *
   * @param size in bytes
   */
  public record PublicFile(String sha256, long size) {}

  /**
   * A live decision.
   *
   * @param path of its page
   * @param sha256 of its JSON file
   */
  public record Source(String path, int version, String sha256) {}

  /**
   * What this release owes a receipt for: ids that are new or changed in it, and ids that are gone
   * since.
   */
  public record News(List<String> published, List<String> takenDown) {}

  /** Whether the release shows any of these decisions. */
  public boolean shows(Map<String, ?> ids) {
    return sources.keySet().stream().anyMatch(ids::containsKey);
  }
}
