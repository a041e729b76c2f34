package org.gongshi.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.gongshi.review.identifiers.Sha256;

/** The folder between service and generator, and the generator's part played by a test. */
public record ContentFiles(RunningService service) {

  /** The decision's bytes, as soon as they are there. */
  public byte[] decision(TestCase of) {
    Await.until(() -> decisionFile(of) != null);
    return read(decisionFile(of));
  }

  public JsonNode decisionJson(TestCase of) {
    return json(decision(of));
  }

  /** Where the decision's file lies in the content folder, as soon as it is there. */
  public String decisionPath(TestCase of) {
    Await.until(() -> decisionFile(of) != null);
    return service.content().relativize(decisionFile(of)).toString();
  }

  /** Whether the signature beside the decision's file is the service's own of exactly its bytes. */
  public boolean decisionIsSigned(TestCase of) {
    Path file = service.content().resolve(decisionPath(of));
    String pem = text(service.data().resolve("keys/signing-public.pem"));
    String key = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    String detached = text(file.resolveSibling(file.getFileName() + ".sig")).strip();
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
      signature.update(read(file));
      return signature.verify(Base64.getDecoder().decode(detached));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public void awaitGone(TestCase of) {
    Await.until(() -> decisionFile(of) == null);
  }

  public JsonNode awaitSuppression(TestCase of) {
    Path file = service.content().resolve("suppressed/" + of.id() + ".json");
    Await.until(() -> Files.exists(file));
    return json(read(file));
  }

  /** How many decisions the public register counts whose reason says this, in all its quarters. */
  public int notPublished(String reason) {
    Path file = service.content().resolve("registers/not-published.json");
    int count = 0;
    for (JsonNode entry :
        Files.exists(file) ? json(read(file)).path("entries") : List.<JsonNode>of()) {
      JsonNode values = entry.path("values");
      if (values.path("reason").asText().contains(reason)) {
        count += values.path("count").asInt();
      }
    }
    return count;
  }

  /** Leaves the receipt of a generator that has published these bytes. */
  public void receipt(TestCase of, byte[] bytes, Instant at) {
    receipt(of, "PUBLISHED", at, "\"sha256\": \"" + Sha256.of(bytes) + "\"");
  }

  /** Leaves the receipt of a generator that has taken the decision down. */
  public void takenDown(TestCase of, Instant at) {
    receipt(of, "TAKEN_DOWN", at, "\"elapsedMillis\": 12");
  }

  private void receipt(TestCase of, String outcome, Instant at, String more) {
    String release = "r" + System.nanoTime();
    String json =
        """
        {"contract": "gongshi.receipt/1", "outcome": "%s", "id": "%s", "release": "%s",
         "url": "http://localhost/x.html", "at": "%s", %s}
        """
            .formatted(outcome, of.id(), release, at, more);
    try {
      Path folder = Files.createDirectories(service.data().resolve("receipts").resolve(release));
      Files.writeString(folder.resolve(outcome.toLowerCase(java.util.Locale.ROOT) + ".json"), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path decisionFile(TestCase of) {
    Path folder = service.content().resolve("decisions");
    for (int i = 0; i < 100 && Files.exists(folder); i++) {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> found = files.filter(p -> p.endsWith(of.id() + ".json")).toList();
        return found.isEmpty() ? null : found.getFirst();
      } catch (IOException | UncheckedIOException e) {
        // Files come and go while the folder is walked.
      }
    }
    return null;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
