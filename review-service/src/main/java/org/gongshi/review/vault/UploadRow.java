package org.gongshi.review.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One upload.
 *
 * @param length bytes announced
 * @param received bytes that are on the disk for certain
 * @param metadata the Upload-Metadata header as it came
 * @param sha256 of the stored object, null before
 * @param finding malware by name, or why nobody scanned the file
 * @param checkedAt when the scanner was last asked in vain
 */
record UploadRow(
    long id,
    String publicId,
    long ownerId,
    String fileName,
    String mediaType,
    long length,
    long received,
    @Nullable String declaredSha256,
    String metadata,
    UploadState state,
    @Nullable String sha256,
    @Nullable String finding,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant checkedAt,
    @Nullable Instant finishedAt) {

  boolean isExpired(Instant now) {
    return state == UploadState.RECEIVING && !expiresAt.isAfter(now);
  }
}
