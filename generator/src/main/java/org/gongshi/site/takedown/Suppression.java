package org.gongshi.site.takedown;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A decision that is not public any more.
 *
 * @param suppressedAt the takedown's clock starts here
 * @param path where its page stood; unknown where the file named no address that fits its id
 * @param replacedBy the id of the decision that stands in its place
 */
public record Suppression(
    String id,
    Exit exit,
    String reason,
    Instant suppressedAt,
    @Nullable String path,
    @Nullable String replacedBy) {

  /** What the public reads where the suppression's own words cannot be trusted. */
  public static final String NEUTRAL_REASON = "该信息已停止公开。";

  /** The tombstone's own address. */
  public String gonePath() {
    return "gone/" + id + ".html";
  }

  public Optional<String> replacement() {
    return Optional.ofNullable(replacedBy);
  }

  /**
   * The last of the takedowns that follow each other from edition to edition, this one where no
   * later edition was taken down.
   *
   * @param gone the takedown of an id, or null where it was not taken down
   */
  public Suppression last(Function<String, @Nullable Suppression> gone) {
    Set<String> seen = new HashSet<>();
    Suppression last = this;
    while (last.replacedBy != null && seen.add(last.id)) {
      Suppression next = gone.apply(last.replacedBy);
      if (next == null) {
        break;
      }
      last = next;
    }
    return last;
  }
}
