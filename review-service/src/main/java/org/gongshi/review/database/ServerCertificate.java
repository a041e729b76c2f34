package org.gongshi.review.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A self-signed certificate for the loopback server, made once with the JDK's keytool. */
final class ServerCertificate {
  /** Protects nothing: the stores lie beside the key in a folder that only the owner can read. */
  static final String STORE_PASSWORD = "changeit";

  /**
   * Holds a certificate and no secret. Every new connection reads it, and a PKCS12 store takes
   * 20,000 rounds of hashing to open.
   */
  static final String TRUST_STORE_TYPE = "JKS";

  private ServerCertificate() {}

  static void ensure(ServerFiles files) throws IOException {
    if (Files.exists(files.trustStore())) {
      return;
    }
    Path store = files.folder().resolve("certificate.p12");
    Files.deleteIfExists(store);
    runKeytool(store);
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, STORE_PASSWORD.toCharArray());
      }
      var certificate = keys.getCertificate("server");
      var key = keys.getKey("server", STORE_PASSWORD.toCharArray());
      Files.writeString(files.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
      Files.writeString(files.privateKey(), pem("PRIVATE KEY", key.getEncoded()));
      ServerFiles.restrict(files.privateKey(), "rw-------");

      KeyStore trusted = KeyStore.getInstance(TRUST_STORE_TYPE);
      trusted.load(null, null);
      trusted.setCertificateEntry("server", certificate);
      try (OutputStream out = Files.newOutputStream(files.trustStore())) {
        trusted.store(out, STORE_PASSWORD.toCharArray());
      }
      Files.delete(store);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot make the database server's certificate", e);
    }
  }

  private static void runKeytool(Path store) throws IOException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "7300",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                STORE_PASSWORD)
            .redirectErrorStream(true)
            .start();
    try {
      String said =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", e);
    }
  }

  private static String pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
