package org.gongshi.review.recording;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.gongshi.review.vault.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * What all records of a case have in common.
 *
 * @param madeFrom begin and end of what it records
 * @param dueAt until when it had to be in, by the setting of its day
 * @param lateMinutes 0 when it was in time
 * @param scan what the scanner said of its file last
 * @param destroyedAt when its file was destroyed; hash and particulars stay
 */
record CaseRecord(
    @JsonIgnore long key,
    String id,
    @JsonIgnore long caseKey,
    RecordKind kind,
    String title,
    @Nullable String sha256,
    @Nullable String fileName,
    @Nullable String mediaType,
    @Nullable Long size,
    Instant madeFrom,
    Instant madeTo,
    @Nullable Instant uploadedAt,
    @Nullable Instant dueAt,
    long lateMinutes,
    @Nullable String lateReason,
    String registeredBy,
    Instant registeredAt,
    StoredObject.@Nullable ScanState scan,
    @Nullable Instant destroyedAt,
    @Nullable String voidedFor) {}
