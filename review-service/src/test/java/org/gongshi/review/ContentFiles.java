package org.gongshi.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

  public void awaitGone(TestCase of) {
    Await.until(() -> decisionFile(of) == null);
  }

  public JsonNode awaitSuppression(TestCase of) {
    Path file = service.content().resolve("suppressed/" + of.id() + ".json");
    Await.until(() -> Files.exists(file));
    return json(read(file));
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

  private static JsonNode json(byte[] bytes) {
    try {
      return new ObjectMapper().readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
