package org.gongshi.review.vault;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How files come in.
 *
 * @param largestFile bytes; 8 GiB unless set otherwise
 * @param uploadLife how long an unfinished upload is kept after it last grew
 * @param checkpoint bytes after which what has come in is forced to the disk and noted, so that a
 *     kill costs no more
 * @param spaceKeptFree bytes of the disk that no upload may take
 * @param clamd where the scanner listens, or null where the office has none
 * @param scanTimeout how long the scanner may take over one step before it counts as unreachable
 * @param unscannedMayBeUsed whether a file enters the vault that no scanner has seen; it stays
 *     marked as such
 * @param sweepInterval how often expired uploads are dropped and waiting ones looked at again
 * @param checkEvery within which time each stored file is read again and compared with its hash
 */
public record VaultSettings(
    long largestFile,
    Duration uploadLife,
    long checkpoint,
    long spaceKeptFree,
    @Nullable InetSocketAddress clamd,
    Duration scanTimeout,
    boolean unscannedMayBeUsed,
    Duration sweepInterval,
    Duration checkEvery) {

  public VaultSettings {
    if (largestFile < 1 || checkpoint < 1 || spaceKeptFree < 0) {
      throw new IllegalArgumentException("sizes of the vault must be positive");
    }
  }

  /**
   * Reads {@code GONGSHI_LARGEST_FILE} (bytes), {@code GONGSHI_UPLOAD_LIFE} (ISO 8601 duration),
   * {@code GONGSHI_CLAMD} (host:port) and {@code GONGSHI_UNSCANNED_FILES} ({@code allow}, which
   * only holds where no scanner is named, or {@code refuse}), {@code GONGSHI_SWEEP_INTERVAL} and
   * {@code GONGSHI_VAULT_CHECK_EVERY}.
   *
   * @throws IllegalArgumentException naming the setting that cannot be read
   */
  public static VaultSettings from(Map<String, String> environment) {
    String clamd = environment.get("GONGSHI_CLAMD");
    String unscanned =
        environment.getOrDefault("GONGSHI_UNSCANNED_FILES", clamd == null ? "allow" : "refuse");
    if (!unscanned.equals("allow") && !unscanned.equals("refuse")) {
      throw new IllegalArgumentException("GONGSHI_UNSCANNED_FILES is neither allow nor refuse");
    }
    return new VaultSettings(
        bytes(environment, "GONGSHI_LARGEST_FILE", 8L << 30),
        duration(environment, "GONGSHI_UPLOAD_LIFE", Duration.ofDays(7)),
        32 << 20,
        bytes(environment, "GONGSHI_SPACE_KEPT_FREE", 256 << 20),
        clamd == null ? null : address(clamd),
        duration(environment, "GONGSHI_CLAMD_TIMEOUT", Duration.ofSeconds(60)),
        unscanned.equals("allow"),
        duration(environment, "GONGSHI_SWEEP_INTERVAL", Duration.ofMinutes(1)),
        duration(environment, "GONGSHI_VAULT_CHECK_EVERY", Duration.ofDays(30)));
  }

  private static long bytes(Map<String, String> environment, String name, long otherwise) {
    String value = environment.get(name);
    try {
      return value == null ? otherwise : Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is not a number of bytes", e);
    }
  }

  private static Duration duration(
      Map<String, String> environment, String name, Duration otherwise) {
    String value = environment.get(name);
    try {
      return value == null ? otherwise : Duration.parse(value.strip());
    } catch (java.time.format.DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is not a duration such as PT30S", e);
    }
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return InetSocketAddress.createUnresolved(
          text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IllegalArgumentException("GONGSHI_CLAMD is not host:port", e);
    }
  }
}
