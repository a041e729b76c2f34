package org.gongshi.site.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Ed25519 key whose signatures the generator believes. It is a setting, never a file of the
 * content folder.
 */
public final class TrustedKey {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

  private final PublicKey key;

  public TrustedKey(PublicKey key) {
    this.key = key;
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
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
      return new TrustedKey(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("no Ed25519 public key in " + pem, e);
    }
  }

  /** The key as others read it, in one form whatever the file's was. */
  String pem() {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  /** Whether the Base64 signature is this key's over exactly these bytes. */
  public boolean signed(byte[] bytes, String base64) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(Base64.getDecoder().decode(base64.strip()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** A short name of the key for fingerprints. */
  public String fingerprint() {
    return Sha256.of(key.getEncoded());
  }
}
