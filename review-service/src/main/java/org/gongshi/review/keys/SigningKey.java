package org.gongshi.review.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The service's Ed25519 key. Its public half is given to the generator as a setting, and to an
 * inspector with the record.
 */
public final class SigningKey {
  private final PrivateKey key;
  private final VerifyingKey publicKey;

  private SigningKey(PrivateKey key, VerifyingKey publicKey) {
    this.key = key;
    this.publicKey = publicKey;
  }

  /**
   * Reads {@code signing.pem} in {@code folder}, or makes one. The private key is the only source:
   * {@code signing-public.pem} beside it is written from it wherever it is absent or of another
   * pair, so that two services that start at once agree.
   */
  public static SigningKey in(Path folder) {
    Path file = folder.resolve("signing.pem");
    Path publicFile = folder.resolve("signing-public.pem");
    try {
      if (!Files.exists(file)) {
        byte[] der =
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
        KeyFiles.createOrKeep(file, ascii(Pem.encode("PRIVATE KEY", der)));
      }
      byte[] der = Pem.decode(Files.readString(file));
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
      VerifyingKey publicKey = publicKeyOf(key);
      if (!Files.exists(publicFile) || !Files.readString(publicFile).equals(publicKey.pem())) {
        KeyFiles.replace(publicFile, ascii(publicKey.pem()));
      }
      return new SigningKey(key, publicKey);
    } catch (IOException e) {
      throw new UncheckedIOException("key " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("signing.pem is not an Ed25519 key in PKCS #8", e);
    }
  }

  /** The pair is made again from the private key's seed; the platform has no shorter way. */
  private static VerifyingKey publicKeyOf(PrivateKey key) throws GeneralSecurityException {
    byte[] seed =
        ((EdECPrivateKey) key)
            .getBytes()
            .orElseThrow(() -> new GeneralSecurityException("no seed"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new SeedOnly(seed));
    byte[] der = generator.generateKeyPair().getPublic().getEncoded();
    VerifyingKey made = VerifyingKey.of(Pem.encode("PUBLIC KEY", der));
    byte[] probe = {1, 2, 3};
    if (!made.verifies(probe, sign(key, probe))) {
      throw new GeneralSecurityException("this platform does not make the pair from its seed");
    }
    return made;
  }

  private static final class SeedOnly extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] seed;

    SeedOnly(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }

  public VerifyingKey publicKey() {
    return publicKey;
  }

  /** The detached signature over {@code bytes}, Base64; Ed25519 gives the same one every time. */
  public String sign(byte[] bytes) {
    try {
      return sign(key, bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }

  private static String sign(PrivateKey key, byte[] bytes) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key);
    signature.update(bytes);
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
