package org.gongshi.review.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.gongshi.review.keys.SecretHash;

/** The service's mark on what it writes itself; a writer with SQL alone has not the key. */
final class Seal {
  private final SecretHash key;

  Seal(SecretHash key) {
    this.key = key;
  }

  String of(AuditEntry entry) {
    return key.of("entry:" + entry.hash());
  }

  boolean isOn(AuditRow row) {
    return same(of(row.entry()), row.seal());
  }

  String of(Deed read) {
    return key.of("read:" + read.digest(0));
  }

  boolean isOn(ReadRow row) {
    return same(of(row.read()), row.seal());
  }

  private static boolean same(String wanted, String found) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.US_ASCII), found.getBytes(StandardCharsets.UTF_8));
  }
}
