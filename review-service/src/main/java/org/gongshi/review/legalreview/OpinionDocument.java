package org.gongshi.review.legalreview;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * 审核意见书: exactly what is signed. The same opinion gives the same bytes.
 *
 * @param caseId the case's public id
 * @param late whether the measure went first and was reviewed afterwards
 * @param materials what lay before the reviewer, each item by its hash
 * @param reviewedAt UTC, microseconds
 */
record OpinionDocument(
    String document,
    String caseId,
    String organCode,
    int number,
    boolean late,
    String handler,
    String reviewer,
    int submission,
    String materialsSha256,
    List<Materials.Item> materials,
    @Nullable String declaration,
    Opinion opinion,
    Instant reviewedAt) {
  private static final String TYPE = "gongshi.legal-review/1";

  /** Of an opinion that is being written. */
  static OpinionDocument of(
      String caseId,
      String organCode,
      int number,
      boolean late,
      String handler,
      String reviewer,
      KeptSubmission submission,
      Opinion opinion,
      Instant at) {
    return new OpinionDocument(
        TYPE,
        caseId,
        organCode,
        number,
        late,
        handler,
        reviewer,
        submission.number(),
        submission.materialsSha256(),
        read(submission.materials(), new TypeReference<>() {}),
        submission.declaration(),
        opinion,
        at);
  }

  /** The opinion as its columns hold it, to be compared with what was signed. */
  static Opinion opinionOf(ReviewRow row) {
    Map<ReviewHead, Opinion.Finding> heads =
        read(row.heads(), new TypeReference<EnumMap<ReviewHead, Opinion.Finding>>() {});
    return new Opinion(
        heads,
        read(row.legality(), new TypeReference<>() {}),
        read(row.reasonableness(), new TypeReference<>() {}),
        row.conclusion(),
        row.changes() == null ? List.of() : read(row.changes(), new TypeReference<>() {}),
        read(row.changesChecked(), new TypeReference<>() {}),
        row.opinion());
  }

  byte[] bytes() {
    return Json.write(this);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored opinion is not JSON", e);
    }
  }
}
