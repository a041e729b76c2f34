package org.gongshi.review.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.gongshi.review.http.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, row by row. Names no party.
 *
 * @param charset as recognised
 */
public record ImportReport(
    String charset, int rows, long imported, long unchanged, long refused, List<Row> results) {

  /** What became of one row. */
  public enum Outcome {
    IMPORTED,
    /** The same row was imported before; nothing was done. */
    UNCHANGED,
    REFUSED
  }

  /**
   * One row.
   *
   * @param row the row's place below the header, from 1
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Row(
      int row,
      Outcome outcome,
      @Nullable String documentNumber,
      @Nullable String caseId,
      List<Violation> violations) {}

  static ImportReport of(String charset, List<Row> results) {
    return new ImportReport(
        charset,
        results.size(),
        count(results, Outcome.IMPORTED),
        count(results, Outcome.UNCHANGED),
        count(results, Outcome.REFUSED),
        List.copyOf(results));
  }

  private static long count(List<Row> results, Outcome outcome) {
    return results.stream().filter(r -> r.outcome() == outcome).count();
  }
}
