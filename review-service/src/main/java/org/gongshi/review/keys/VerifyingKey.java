package org.gongshi.review.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.gongshi.review.identifiers.Sha256;

/**
 * An Ed25519 public key.
 *
 * @param id the first 16 hex digits of the SHA-256 of its encoding
 */
public record VerifyingKey(String id, String pem, PublicKey key) {

  /**
   * Reads a PEM text.
   *
   * @throws IllegalArgumentException if it is no Ed25519 public key
   */
  public static VerifyingKey of(String pem) {
    try {
      byte[] der = Pem.decode(pem);
      PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
      return new VerifyingKey(Sha256.of(der).substring(0, 16), Pem.encode("PUBLIC KEY", der), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 public key in PEM", e);
    }
  }

  public boolean verifies(byte[] bytes, String signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(bytes);
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
