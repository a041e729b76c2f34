package org.gongshi.site.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The Ed25519 key whose signatures the generator believes. It is a setting, never a file of the
 * content folder. Bouncy Castle checks a signature in a seventh of the platform's time, which a
 * build of everything spends on each decision.
 */
public final class TrustedKey {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

  private final Ed25519PublicKeyParameters key;
  private final byte[] der;

  private TrustedKey(byte[] der) throws IOException {
    if (!(PublicKeyFactory.createKey(der) instanceof Ed25519PublicKeyParameters ed25519)) {
      throw new IOException("a key of another kind");
    }
    this.key = ed25519;
    this.der = der.clone();
  }

  /**
   * Reads an X.509 PEM.
   *
   * @throws IOException if the file cannot be read or holds no Ed25519 public key
   */
  public static TrustedKey read(Path pem) throws IOException {
    Matcher matcher = PEM.matcher(Files.readString(pem));
    if (!matcher.find()) {
      throw new IOException("no X.509 public key in " + pem);
    }
    try {
      return new TrustedKey(Base64.getMimeDecoder().decode(matcher.group(1)));
    } catch (IOException | RuntimeException e) { // the library says in both ways that it is none
      throw new IOException("no Ed25519 public key in " + pem, e);
    }
  }

  /** The key as others read it, in one form whatever the file's was. */
  String pem() {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  /** The 32 bytes of the key itself. */
  public byte[] raw() {
    return key.getEncoded();
  }

  /** Whether the Base64 signature is this key's over exactly these bytes. */
  public boolean signed(byte[] bytes, String base64) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      return false;
    }
    return signature.length == Ed25519.SIGNATURE_SIZE
        && key.verify(Ed25519.Algorithm.Ed25519, null, bytes, 0, bytes.length, signature, 0);
  }

  /** A short name of the key for fingerprints. */
  public String fingerprint() {
    return Sha256.of(der);
  }
}
