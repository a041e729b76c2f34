package org.gongshi.review.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload as its sender reads it.
 *
 * @param finding malware by name, or why nobody scanned the file
 */
record UploadView(
    String id,
    String fileName,
    String mediaType,
    long length,
    long received,
    UploadState state,
    String stateLabel,
    @Nullable String sha256,
    @Nullable String finding,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant finishedAt) {

  static UploadView of(UploadRow row) {
    return new UploadView(
        row.publicId(),
        row.fileName(),
        row.mediaType(),
        row.length(),
        row.received(),
        row.state(),
        row.state().label(),
        row.sha256(),
        row.finding(),
        row.createdAt(),
        row.expiresAt(),
        row.finishedAt());
  }
}
