package org.gongshi.review.vault;

import java.security.MessageDigest;
import java.util.Base64;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;

/** Upload-Checksum of one PATCH (tus checksum extension): {@code sha256 base64}. */
final class ChunkChecksum {
  /** SHA-1 because tus demands it of every server; it guards against broken lines only. */
  static final String ALGORITHMS = "sha256,sha1";

  private final MessageDigest digest;
  private final byte[] wanted;

  private ChunkChecksum(MessageDigest digest, byte[] wanted) {
    this.digest = digest;
    this.wanted = wanted;
  }

  static ChunkChecksum of(String header) {
    String[] parts = header.strip().split(" +", -1);
    if (parts.length != 2) {
      throw unknown();
    }
    MessageDigest digest =
        switch (parts[0]) {
          case "sha256" -> Digests.sha256();
          case "sha1" -> Digests.of("SHA-1");
          default -> throw unknown();
        };
    try {
      return new ChunkChecksum(digest, Base64.getDecoder().decode(parts[1]));
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  void take(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
  }

  boolean holds() {
    return MessageDigest.isEqual(digest.digest(), wanted);
  }

  private static ProblemException unknown() {
    return Problem.of(
            400,
            "UNKNOWN_CHECKSUM",
            "校验值无法识别",
            "Upload-Checksum 应为“算法 Base64值”，支持的算法：" + ALGORITHMS + "。")
        .asException();
  }
}
