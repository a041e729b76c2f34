package org.gongshi.review.casefile;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a document as the table keeps it. Raw.
 *
 * @param number of the document in its case, from 1
 * @param version of the document, from 1
 * @param type code of its {@link Template}
 * @param paperReason why it is on paper, where it is
 * @param sha256 of its file, or null where there is none
 * @param elements JSON, element to text
 * @param addedBy login
 * @param endedBy login of who replaced or voided it
 */
record DocumentRow(
    int number,
    int version,
    String type,
    String templateVersion,
    @Nullable String documentNumber,
    String title,
    LocalDate madeOn,
    LocalDate collectedOn,
    Medium medium,
    @Nullable String paperReason,
    int pages,
    @Nullable String sha256,
    Openness openness,
    String opennessBasis,
    Signature signature,
    @Nullable String signatureNote,
    String elements,
    String addedBy,
    Instant addedAt,
    State state,
    @Nullable String endedBy,
    @Nullable Instant endedAt,
    @Nullable String endedReason) {

  enum Medium {
    ELECTRONIC,
    PAPER
  }

  /** 公开属性 of a document. */
  enum Openness {
    /** 主动公开. */
    PROACTIVE,
    /** 依申请公开. */
    ON_REQUEST,
    /** 不予公开. */
    WITHHELD
  }

  /** Whether the party has signed. */
  enum Signature {
    SIGNED,
    /** 拒绝签名; the note says who witnessed it. */
    REFUSED,
    NOT_NEEDED
  }

  enum State {
    CURRENT,
    REPLACED,
    VOIDED
  }
}
