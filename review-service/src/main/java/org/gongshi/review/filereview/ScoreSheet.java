package org.gongshi.review.filereview;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * 案卷评查评分表, one version of it. Its items add up to a hundred points.
 *
 * @param from first day on which a review is begun by it, Asia/Shanghai
 * @param until last such day, or null while it is in use
 * @param excellentFrom points from which a file is 优秀
 * @param passedFrom points from which a file is 合格
 * @param rectifyWithinDays the longest that may be set for putting a finding right
 */
record ScoreSheet(
    String version,
    LocalDate from,
    @Nullable LocalDate until,
    LegalBasis basis,
    int excellentFrom,
    int passedFrom,
    int rectifyWithinDays,
    List<Head> heads,
    List<Veto> vetoes) {

  /** A group of items. */
  record Head(String code, String title, List<Item> items) {
    Head {
      items = List.copyOf(items);
    }
  }

  /**
   * What is scored.
   *
   * @param points the most that it can have
   */
  record Item(String code, String title, int points) {}

  /** 否决项: one that holds makes the file 不合格, whatever it scored. */
  record Veto(String code, String title) {}

  ScoreSheet {
    heads = List.copyOf(heads);
    vetoes = List.copyOf(vetoes);
    Set<String> codes = new HashSet<>();
    Stream.concat(
            heads.stream().flatMap(h -> h.items().stream()).map(Item::code),
            vetoes.stream().map(Veto::code))
        .forEach(
            code -> {
              if (code.length() > 40 || !codes.add(code)) {
                throw new IllegalArgumentException("score sheet " + version + ": " + code);
              }
            });
    int sum = heads.stream().flatMap(h -> h.items().stream()).mapToInt(Item::points).sum();
    if (sum != 100 || passedFrom < 1 || excellentFrom <= passedFrom || excellentFrom > 100) {
      throw new IllegalArgumentException(
          "score sheet " + version + " has " + sum + " points, or thresholds out of order");
    }
  }

  List<Item> items() {
    return heads.stream().flatMap(h -> h.items().stream()).toList();
  }

  boolean isInUseOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }
}
