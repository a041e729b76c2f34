package org.gongshi.site.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.site.content.TrustedKey;

/**
 * The Ed25519 key with which the site signs what it publishes, so that whoever mirrors it can tell
 * its files from others. It is made at first use. Its signatures are the same for the same bytes.
 */
public final class SiteKey {

  private static final Pattern PRIVATE =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final PrivateKey secret;
  private final TrustedKey open;

  private SiteKey(PrivateKey secret, TrustedKey open) {
    this.secret = secret;
    this.open = open;
  }

  /**
   * The key of an installation, a new one where it has none.
   *
   * @throws IOException if it can neither be read nor made
   */
  public static SiteKey of(DataFolder data) throws IOException {
    if (!Files.exists(data.siteKey())) {
      make(data.siteKey());
    }
    String pem = Files.readString(data.siteKey());
    if (!Files.exists(data.sitePublicKey())) {
      String open = pem.substring(Math.max(0, pem.indexOf("-----BEGIN PUBLIC KEY-----")));
      Durable.write(data.sitePublicKey(), open.getBytes(StandardCharsets.US_ASCII));
    }
    Matcher matcher = PRIVATE.matcher(pem);
    if (!matcher.find()) {
      throw new IOException("no PKCS #8 private key in " + data.siteKey());
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
      PrivateKey secret =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
      return new SiteKey(secret, TrustedKey.read(data.siteKey()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("no Ed25519 private key in " + data.siteKey(), e);
    }
  }

  /** Base64, as of the contract's signatures. */
  public String sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(bytes);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  public TrustedKey open() {
    return open;
  }

  /** Both halves are in one file, so that no crash can leave one without the other. */
  private static void make(Path file) throws IOException {
    KeyPair pair;
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
    String pem =
        block("PRIVATE KEY", pair.getPrivate().getEncoded())
            + block("PUBLIC KEY", pair.getPublic().getEncoded());
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    Path temporary =
        Files.createTempFile(
            folder,
            ".site-signing",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(temporary, pem);
      Durable.sync(temporary);
      // A second name fails where there is one: of two programs that begin at once one key counts.
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      // The other one's key is as good.
    } finally {
      Files.deleteIfExists(temporary);
    }
    Durable.sync(folder);
  }

  private static String block(String name, byte[] der) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + name + "-----\n" + lines + "\n-----END " + name + "-----\n";
  }
}
