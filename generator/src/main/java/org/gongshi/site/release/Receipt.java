package org.gongshi.site.release;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gongshi.site.verify.Surfaces.Scan;
import org.jspecify.annotations.Nullable;

/** The generator's word to the review service, as {@code receipt.schema.json} has it. */
public record Receipt(
    String contract,
    Outcome outcome,
    String id,
    @Nullable Integer version,
    String release,
    String url,
    String at,
    @Nullable String sha256,
    @Nullable String reason,
    @Nullable Long elapsedMillis,
    @Nullable List<Scan> surfaces,
    @Nullable List<Elsewhere> elsewhere) {

  private static final String CONTRACT = "gongshi.receipt/1";

  enum Outcome {
    PUBLISHED,
    TAKEN_DOWN,
    QUARANTINED
  }

  /** Who else has to forget. */
  public enum Place {
    /** Where the public reads the site, if that is another machine. */
    DEPLOYMENT,
    /** What keeps pages between the site and its readers. */
    CDN
  }

  /**
   * The word of another place.
   *
   * @param at when it said that it shows nothing of it any more
   */
  public record Elsewhere(Place place, String at) {}

  static Receipt published(
      String id, int version, String release, String url, Instant at, String sha256) {
    return new Receipt(
        CONTRACT,
        Outcome.PUBLISHED,
        id,
        version,
        release,
        url,
        at.toString(),
        sha256,
        null,
        null,
        null,
        null);
  }

  static Receipt takenDown(
      String id, String release, String url, Instant at, Instant suppressedAt, List<Scan> scans) {
    long elapsed = Math.max(0, at.toEpochMilli() - suppressedAt.toEpochMilli());
    return new Receipt(
        CONTRACT,
        Outcome.TAKEN_DOWN,
        id,
        null,
        release,
        url,
        at.toString(),
        null,
        null,
        elapsed,
        scans,
        null);
  }

  static Receipt quarantined(String id, String release, String url, Instant at, String reason) {
    return new Receipt(
        CONTRACT,
        Outcome.QUARANTINED,
        id,
        null,
        release,
        url,
        at.toString(),
        null,
        reason,
        null,
        null,
        null);
  }

  /** The same once others have forgotten too: the takedown ends with the last of them. */
  Receipt with(List<Elsewhere> words) {
    Instant switched = Instant.parse(at);
    Instant end =
        words.stream()
            .map(word -> Instant.parse(word.at()))
            .reduce(switched, (a, b) -> a.isAfter(b) ? a : b);
    long more = end.toEpochMilli() - switched.toEpochMilli();
    Long elapsed = elapsedMillis == null ? null : elapsedMillis + more;
    return new Receipt(
        contract,
        outcome,
        id,
        version,
        release,
        url,
        end.toString(),
        sha256,
        reason,
        elapsed,
        surfaces,
        words);
  }

  String fileName() {
    return fileName(outcome, id);
  }

  static String fileName(Outcome outcome, String id) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + id + ".json";
  }
}
