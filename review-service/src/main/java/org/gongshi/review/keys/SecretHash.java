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

/** HMAC-SHA-256 of what was cut: the log can prove a cut later without holding the secret. */
public final class SecretHash {
  private final SecretKeySpec key;

  private SecretHash(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Reads the key in {@code folder}, or makes one. */
  public static SecretHash in(Path folder) {
    Path file = folder.resolve("redaction-log.key");
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        KeyFiles.create(file, random);
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
