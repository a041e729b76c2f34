package org.gongshi.review.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CoercionDetails;
import org.gongshi.review.cases.Details;
import org.gongshi.review.cases.FeeDetails;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.LevyDetails;
import org.gongshi.review.cases.Procedure;
import org.gongshi.review.http.Json;
import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * 案卷材料清单, which documents must be in a case file and at which gate: one edition of {@code
 * file-lists.json}.
 *
 * @param since cases filed from this day on go by it
 */
record FileList(String edition, LocalDate since, List<Entry> entries) {

  /**
   * One document that must be there.
   *
   * @param procedure of this procedure only, or null for both
   * @param when only where this holds, or null for always
   * @param anyOf codes of templates, of which one is enough
   */
  record Entry(
      ActionKind kind,
      @Nullable Procedure procedure,
      @Nullable Condition when,
      Gate gate,
      List<String> anyOf,
      LegalBasis basis) {

    Entry {
      anyOf = List.copyOf(anyOf);
    }

    boolean isFor(ActionKind action, Procedure way, @Nullable Details details) {
      return kind == action
          && (procedure == null || procedure == way)
          && (when == null || (details != null && when.holds(details)));
    }
  }

  /** What makes a document needed in some cases of a kind only. */
  enum Condition {
    THINGS_TAKEN,
    URGENT_ON_SITE,
    FEE_REDUCED,
    EXPROPRIATION,
    REQUISITION;

    boolean holds(Details details) {
      return switch (this) {
        case THINGS_TAKEN -> details instanceof CoercionDetails c && c.measure().takesThings();
        case URGENT_ON_SITE -> details instanceof CoercionDetails c && c.urgentOnSite();
        case FEE_REDUCED -> details instanceof FeeDetails f && f.reductionYuan() != null;
        case EXPROPRIATION ->
            details instanceof LevyDetails l && l.sort() == LevyDetails.Sort.EXPROPRIATION;
        case REQUISITION ->
            details instanceof LevyDetails l && l.sort() == LevyDetails.Sort.REQUISITION;
      };
    }
  }

  FileList {
    entries = List.copyOf(entries);
  }

  /** All editions, oldest first. */
  static List<FileList> ofThisProgram() {
    try (InputStream in =
        Objects.requireNonNull(
            FileList.class.getResourceAsStream("file-lists.json"),
            "file-lists.json is missing from the class path")) {
      return List.of(Json.mapper().readValue(in, FileList[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The edition for a case that was filed on {@code day}; the first one for older cases. */
  static FileList inForce(List<FileList> editions, LocalDate day) {
    FileList found = editions.getFirst();
    for (FileList edition : editions) {
      if (!edition.since().isAfter(day)) {
        found = edition;
      }
    }
    return found;
  }

  List<Entry> of(Filing filing) {
    return of(filing.kind(), filing.procedure(), filing.details());
  }

  List<Entry> of(ActionKind kind, Procedure procedure, @Nullable Details details) {
    return entries.stream().filter(e -> e.isFor(kind, procedure, details)).toList();
  }
}
