package org.gongshi.review.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document as officials read it. Raw.
 *
 * @param collectedAfterDays how many days after it was made it came into the file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
    int number,
    int version,
    String type,
    String typeName,
    String templateVersion,
    @Nullable String documentNumber,
    String title,
    LocalDate madeOn,
    LocalDate collectedOn,
    long collectedAfterDays,
    DocumentRow.Medium medium,
    @Nullable String paperReason,
    int pages,
    @Nullable String sha256,
    DocumentRow.Openness openness,
    String opennessBasis,
    DocumentRow.Signature signature,
    @Nullable String signatureNote,
    @JsonRawValue String elements,
    String addedBy,
    Instant addedAt,
    DocumentRow.State state,
    @Nullable String endedBy,
    @Nullable Instant endedAt,
    @Nullable String endedReason) {

  static DocumentView of(DocumentRow row, Templates templates) {
    return new DocumentView(
        row.number(),
        row.version(),
        row.type(),
        templates.nameOf(row.type()),
        row.templateVersion(),
        row.documentNumber(),
        row.title(),
        row.madeOn(),
        row.collectedOn(),
        ChronoUnit.DAYS.between(row.madeOn(), row.collectedOn()),
        row.medium(),
        row.paperReason(),
        row.pages(),
        row.sha256(),
        row.openness(),
        row.opennessBasis(),
        row.signature(),
        row.signatureNote(),
        row.elements(),
        row.addedBy(),
        row.addedAt(),
        row.state(),
        row.endedBy(),
        row.endedAt(),
        row.endedReason());
  }
}
