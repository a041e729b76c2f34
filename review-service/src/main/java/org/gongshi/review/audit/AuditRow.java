package org.gongshi.review.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry as it lies in the database, with its seal. */
record AuditRow(
    long seq,
    Instant at,
    String actor,
    String deed,
    @Nullable String casePublicId,
    String detail,
    String previousHash,
    String hash,
    String seal) {

  static AuditRow of(AuditEntry e, String seal) {
    return new AuditRow(
        e.seq(),
        e.at(),
        e.actor(),
        e.deed(),
        e.casePublicId(),
        e.detail(),
        e.previousHash(),
        e.hash(),
        seal);
  }

  AuditEntry entry() {
    return new AuditEntry(seq, at, actor, deed, casePublicId, detail, previousHash, hash);
  }
}
