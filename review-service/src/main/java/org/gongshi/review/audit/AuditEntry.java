package org.gongshi.review.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One deed.
 *
 * @param seq from 1, without gaps
 * @param at UTC, to the millisecond
 * @param actor the account's login, or the program's own name
 * @param detail never a party's name or number
 * @param hash SHA-256 over all other fields, so that none can change unseen
 */
public record AuditEntry(
    long seq,
    Instant at,
    String actor,
    String deed,
    @Nullable String casePublicId,
    String detail,
    String previousHash,
    String hash) {

  static AuditEntry next(
      AuditMapper.Head head,
      Instant at,
      String actor,
      String deed,
      @Nullable String casePublicId,
      String detail) {
    Instant millis = at.truncatedTo(ChronoUnit.MILLIS);
    long seq = head.seq() + 1;
    String hash = digest(seq, millis, actor, deed, casePublicId, detail, head.hash());
    return new AuditEntry(seq, millis, actor, deed, casePublicId, detail, head.hash(), hash);
  }

  boolean follows(AuditMapper.Head head) {
    return seq == head.seq() + 1
        && previousHash.equals(head.hash())
        && hash.equals(digest(seq, at, actor, deed, casePublicId, detail, previousHash));
  }

  private static String digest(
      long seq,
      Instant at,
      String actor,
      String deed,
      @Nullable String casePublicId,
      String detail,
      String previousHash) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String field :
          new String[] {
            Long.toString(seq),
            Long.toString(at.toEpochMilli()),
            actor,
            deed,
            casePublicId == null ? "" : casePublicId,
            detail,
            previousHash
          }) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
