package org.gongshi.review.approval;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A service as it is kept. Raw: receiver and witness are names. */
record KeptService(
    int number,
    int party,
    ServiceRequest.Method method,
    LocalDate doneOn,
    LocalDate servedOn,
    @Nullable String receiver,
    @Nullable String reason,
    @Nullable String witness,
    @Nullable String recordingSha256,
    @Nullable String trackingNumber,
    @Nullable LocalDate consentOn,
    @Nullable String address,
    @Nullable String entrustedOrgan,
    @Nullable String noticePlace,
    @Nullable String proofSha256,
    String recordedBy,
    Instant recordedAt) {

  @Override
  public String toString() {
    return "KeptService[" + number + ", " + method + "]";
  }
}
