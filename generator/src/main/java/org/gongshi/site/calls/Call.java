package org.gongshi.site.calls;

import java.time.Instant;
import java.util.List;
import org.gongshi.site.content.Json;
import org.jspecify.annotations.Nullable;

/**
 * One call that has to be made. Its body is the same at every attempt, and so is its key, by which
 * the receiver knows that it had it before.
 *
 * @param ids of the decisions whose takedown it tells
 * @param takenDown their addresses
 * @param changed other addresses that have other bytes now, or none
 * @param everything whether all of the site may have changed
 * @param attempts that failed
 * @param nextAt not before then
 * @param refused why it is not tried again, nothing where it is
 */
record Call(
    Surface surface,
    String release,
    String baseUrl,
    List<String> ids,
    List<String> takenDown,
    List<String> changed,
    boolean everything,
    int attempts,
    Instant nextAt,
    @Nullable String refused) {

  static final String CONTRACT = "gongshi.call/1";

  /** Who is told what. In this order: what was taken down is forgotten before anything else. */
  enum Surface {
    PURGE_TAKEDOWNS("purge-takedowns"),
    PURGE("purge"),
    HOOK("hook");

    private final String word;

    Surface(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  String key() {
    return release + "-" + surface.word();
  }

  byte[] body() {
    return Json.compact(
        new Body(CONTRACT, surface.word(), release, baseUrl, takenDown, changed, everything));
  }

  /** What the receiver reads, in this order. */
  private record Body(
      String contract,
      String surface,
      String release,
      String site,
      List<String> takenDown,
      List<String> changed,
      boolean everything) {}

  Call failed(Instant next, @Nullable String why) {
    return new Call(
        surface, release, baseUrl, ids, takenDown, changed, everything, attempts + 1, next, why);
  }

  /** To be tried again, since somebody may have put right what was wrong. */
  Call anew() {
    return new Call(
        surface, release, baseUrl, ids, takenDown, changed, everything, 0, Instant.EPOCH, null);
  }
}
