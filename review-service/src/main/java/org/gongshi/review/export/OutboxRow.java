package org.gongshi.review.export;

import java.time.Instant;

@SuppressWarnings("ArrayRecordComponent") // a row of the table, read and dropped
record OutboxRow(
    long id,
    long caseId,
    Errand errand,
    String path,
    byte[] payload,
    String signature,
    String sha256,
    Instant createdAt,
    int attempts) {}
