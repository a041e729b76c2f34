package org.gongshi.review.audit;

import java.time.Instant;
import org.gongshi.review.identifiers.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One deed in its place.
 *
 * @param seq from 1, without gaps
 * @param at UTC, to the millisecond; a read may stand after a deed that was done later
 * @param actor the account's login, or the program's own name
 * @param detail never a party's name or number
 * @param previousHash the hash of entry {@code seq - 1}, empty for the first
 * @param hash SHA-256 over the previous hash and the digest of all other fields, so that none can
 *     change unseen and an extract can stand in for what it leaves out by digests alone
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

  static AuditEntry after(AuditMapper.Head head, Deed deed) {
    long seq = head.seq() + 1;
    return new AuditEntry(
        seq,
        deed.at(),
        deed.actor(),
        deed.deed(),
        deed.casePublicId(),
        deed.detail(),
        head.hash(),
        link(head.hash(), deed.digest(seq)));
  }

  static String link(String previousHash, String digest) {
    return Sha256.of(previousHash + ":" + digest);
  }

  /** The digest of the content as if it stood at {@code place}. */
  String digestAt(long place) {
    return new Deed(at, actor, deed, casePublicId, detail).digest(place);
  }

  /** Whether content, place and previous hash are those that the hash was made of. */
  boolean isItself() {
    return fits(seq);
  }

  boolean fits(long place) {
    return hash.equals(link(previousHash, digestAt(place)));
  }
}
