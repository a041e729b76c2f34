package org.gongshi.review.audit;

/**
 * Something that is wrong with the chain.
 *
 * @param from the first entry concerned
 * @param to the last entry concerned; the same as {@code from} for a single one
 * @param sentence what was found, in English, for the inspector
 */
public record Finding(Kind kind, long from, long to, String sentence) {

  /** What was done to the chain. */
  public enum Kind {
    /** The content is not what the hash was made of. */
    ALTERED,
    /** The number is skipped. */
    MISSING,
    /** The entry was made for another place. */
    REORDERED,
    /** Entries at the end, of which the head or a signed checkpoint knows, are gone. */
    TRUNCATED,
    /** The entry fits the chain, but the service did not seal it. */
    FORGED,
    /** The head does not name the last entry. */
    HEAD_WRONG,
    /** The entry is not the one that a signed checkpoint names. */
    CHECKPOINT_CONTRADICTED,
    /** The checkpoint's signature is not the service's. */
    CHECKPOINT_ALTERED,
    /** The service's own file has a checkpoint that the database lost. */
    CHECKPOINT_MISSING,
    /** A read that waits for its place in the chain was not written by the service. */
    READ_FORGED
  }
}
