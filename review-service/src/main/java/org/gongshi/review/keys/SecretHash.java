package org.gongshi.review.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under a key of the service: proves later what was cut without holding it, and that
 * an entry is the service's own.
 */
public final class SecretHash {
  private final SecretKeySpec key;

  private SecretHash(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The key of the redaction log in {@code folder}; made if there is none. */
  public static SecretHash in(Path folder) {
    return in(folder, "redaction-log.key");
  }

  /** The key that seals the audit's entries; made if there is none. */
  public static SecretHash ofAudit(Path folder) {
    return in(folder, "audit-seal.key");
  }

  private static SecretHash in(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        KeyFiles.createOrKeep(file, random);
      }
      return new SecretHash(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("key " + file, e);
    }
  }

  public String of(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
