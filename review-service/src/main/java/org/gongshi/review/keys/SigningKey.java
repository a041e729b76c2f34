package org.gongshi.review.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The service's Ed25519 key; its public half is given to the generator as a setting. */
public final class SigningKey {
  private final PrivateKey key;

  private SigningKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * Reads {@code signing.pem} in {@code folder}, or makes a pair and writes {@code
   * signing-public.pem} beside it.
   */
  public static SigningKey in(Path folder) {
    Path file = folder.resolve("signing.pem");
    try {
      if (!Files.exists(file)) {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path publicFile = folder.resolve("signing-public.pem");
        Files.createDirectories(folder);
        Files.write(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        KeyFiles.create(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      }
      String body =
          Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
      return new SigningKey(KeyFactory.getInstance("Ed25519").generatePrivate(spec));
    } catch (IOException e) {
      throw new UncheckedIOException("key " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("signing.pem is not an Ed25519 key in PKCS #8", e);
    }
  }

  /** The detached signature over {@code bytes}, Base64; Ed25519 gives the same one every time. */
  public String sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(bytes);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }

  private static byte[] pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
