package org.gongshi.site.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The hashes of a Merkle tree, RFC 6962 section 2.1. */
final class Merkle {

  /** Of one hash, in bytes. */
  static final int SIZE = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private Merkle() {}

  /** The root of a tree in which nothing is yet. */
  static byte[] empty() {
    return sha256().digest();
  }

  static byte[] leaf(byte[] entry) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return digest.digest(entry);
  }

  static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** The root of a perfect tree over so many hashes as are a power of two. */
  static byte[] perfect(List<byte[]> hashes) {
    int half = hashes.size() / 2;
    return half == 0
        ? hashes.getFirst()
        : node(perfect(hashes.subList(0, half)), perfect(hashes.subList(half, hashes.size())));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
