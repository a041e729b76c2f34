package org.gongshi.review.timeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One point of a time line.
 *
 * @param at when it happened, or when it is due, UTC
 * @param number tells apart what one source tells of one instant; its order there
 * @param title what happened, in Chinese
 * @param detail more about it, or null
 * @param by login of who did it, or null where nobody did
 */
public record Happening(
    Instant at,
    Source source,
    @JsonIgnore long number,
    String title,
    @Nullable String detail,
    @Nullable String by)
    implements Comparable<Happening> {

  /** Who tells it; of the same instant the first of these comes first. */
  public enum Source {
    /** 办理, from the record of deeds. */
    DEED(1),
    /** 案卷材料. */
    DOCUMENT(2),
    /** 音像记录. */
    RECORDING(3),
    /** 有关事项审批. */
    MOTION(4),
    /** 期限. */
    DEADLINE(5);

    private final int place;

    Source(int place) {
      this.place = place;
    }
  }

  private static final Comparator<Happening> ORDER =
      Comparator.comparing(Happening::at)
          .thenComparing(Happening::source)
          .thenComparingLong(Happening::number);

  @Override
  public int compareTo(Happening other) {
    return ORDER.compare(this, other);
  }

  /** Its place in the order, as text that sorts the same way within one time line. */
  String cursor() {
    return String.format(
        Locale.ROOT, "%012d%09d%02d%019d", at.getEpochSecond(), at.getNano(), source.place, number);
  }
}
