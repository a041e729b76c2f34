package org.gongshi.review.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.gongshi.review.keys.SigningKey;
import org.gongshi.review.keys.VerifyingKey;

/**
 * The signed statement that the chain had this entry with this hash.
 *
 * @param at UTC, to the millisecond
 * @param keyId names the key that signed
 * @param signature Ed25519 over {@link #statement}, Base64
 */
public record Checkpoint(long seq, String hash, Instant at, String keyId, String signature) {

  static Checkpoint sign(AuditMapper.Head head, Instant now, SigningKey key) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    String signature = key.sign(statement(head.seq(), head.hash(), at));
    return new Checkpoint(head.seq(), head.hash(), at, key.publicKey().id(), signature);
  }

  private static byte[] statement(long seq, String hash, Instant at) {
    return ("gongshi audit checkpoint 1\n" + seq + "\n" + hash + "\n" + at.toEpochMilli() + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  boolean isSignedBy(VerifyingKey key) {
    return key.id().equals(keyId) && key.verifies(statement(seq, hash, at), signature);
  }
}
