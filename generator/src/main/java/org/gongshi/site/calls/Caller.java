package org.gongshi.site.calls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongshi.site.deploy.DeploySettings.Receiver;

/** Makes a call, within a time limit and without following anybody elsewhere. */
final class Caller {

  /** 4xx that may be otherwise the next time: too slow, too early, too often. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private final HttpClient http;
  private final Duration patience;

  /** The receiver will not have it, now or later. */
  static final class RefusedException extends IOException {
    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * @param patience for a connection, and again for an answer
   */
  Caller(Duration patience) {
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.patience = patience;
  }

  /**
   * Calls.
   *
   * @throws RefusedException if trying again is of no use
   * @throws IOException if it may be
   */
  void call(Receiver receiver, Call call) throws IOException {
    byte[] body = call.body();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(receiver.url()))
            .timeout(patience)
            .header("Content-Type", "application/json; charset=UTF-8")
            .header("Idempotency-Key", call.key())
            .header("Gongshi-Signature", "sha256=" + signature(receiver.secret(), body))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    int status;
    try {
      status = http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("被中断", e);
    }
    if (status >= 300 && status < 500 && !PASSING.contains(status)) {
      throw new RefusedException("HTTP " + status);
    }
    if (status < 200 || status >= 300) {
      throw new IOException("HTTP " + status);
    }
  }

  /** HMAC-SHA256 of the exact body, in hexadecimal. */
  static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
