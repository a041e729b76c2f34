package org.gongshi.review.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * The service's Ed25519 key. Its public half is given to the generator as a setting, and to an
 * inspector with the record. It signs by Bouncy Castle, which takes a tenth of the platform's time.
 */
public final class SigningKey {
  private final Ed25519PrivateKeyParameters key;
  private final VerifyingKey publicKey;

  private SigningKey(Ed25519PrivateKeyParameters key, VerifyingKey publicKey) {
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
      Ed25519PrivateKeyParameters key = read(Files.readString(file));
      VerifyingKey publicKey = publicKeyOf(key);
      if (!Files.exists(publicFile) || !Files.readString(publicFile).equals(publicKey.pem())) {
        KeyFiles.replace(publicFile, ascii(publicKey.pem()));
      }
      return new SigningKey(key, publicKey);
    } catch (IOException e) {
      throw new UncheckedIOException("key " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this platform makes no Ed25519 keys", e);
    }
  }

  private static Ed25519PrivateKeyParameters read(String pem) {
    try {
      return (Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(Pem.decode(pem));
    } catch (IOException | RuntimeException e) { // the library says in both ways that it is none
      throw new IllegalStateException("signing.pem is not an Ed25519 key in PKCS #8", e);
    }
  }

  private static VerifyingKey publicKeyOf(Ed25519PrivateKeyParameters key) throws IOException {
    byte[] der =
        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.generatePublicKey())
            .getEncoded();
    return VerifyingKey.of(Pem.encode("PUBLIC KEY", der));
  }

  public VerifyingKey publicKey() {
    return publicKey;
  }

  /** The detached signature over {@code bytes}, Base64; Ed25519 gives the same one every time. */
  public String sign(byte[] bytes) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(bytes, 0, bytes.length);
    return Base64.getEncoder().encodeToString(signer.generateSignature());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
