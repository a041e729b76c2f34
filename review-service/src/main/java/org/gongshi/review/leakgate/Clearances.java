package org.gongshi.review.leakgate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gongshi.review.export.ContentFolder;
import org.gongshi.review.export.Contract;
import org.gongshi.review.export.ContractBytes;
import org.gongshi.review.http.Json;
import org.gongshi.review.keys.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the generator's enquiries before it switches: a signed word whether a release that is not
 * public yet shows anything secret.
 */
final class Clearances {
  private static final Logger LOG = LoggerFactory.getLogger(Clearances.class);
  private static final String ENQUIRY = ".enquiry.json";

  private final Path data;
  private final Path folder;
  private final ContentFolder answers;
  private final Contract contract;
  private final SigningKey key;
  private final Set<Path> seen = new HashSet<>();

  /**
   * @param data the folder that both programs share
   */
  Clearances(Path data, Contract contract, SigningKey key) {
    this.data = data;
    this.folder = data.resolve("clearances");
    this.answers = new ContentFolder(folder);
    this.contract = contract;
    this.key = key;
  }

  /** As the generator writes it. */
  private record Enquiry(String contract, String release, String folder) {}

  /** Looks through one release. */
  interface Look {
    Scan.Result through(String release, Path folder) throws IOException;
  }

  /** Answers every enquiry that has no answer yet. */
  void answer(Look look, Instant now) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> enquiries;
    try (Stream<Path> files = Files.list(folder)) {
      enquiries = files.filter(f -> f.toString().endsWith(ENQUIRY)).sorted().toList();
    }
    for (Path file : enquiries) {
      if (seen.add(file)) {
        answer(file, look, now);
      }
    }
  }

  private void answer(Path file, Look look, Instant now) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<String> violations = contract.violationsOfEnquiry(bytes);
      if (!violations.isEmpty()) {
        LOG.error("enquiry {} breaks the contract: {}", file.getFileName(), violations);
        return;
      }
      Enquiry enquiry = Json.mapper().readValue(bytes, Enquiry.class);
      String path = enquiry.release() + ".json";
      if (!Files.exists(folder.resolve(path))) {
        Scan.Result result = look.through(enquiry.release(), data.resolve(enquiry.folder()));
        byte[] word = word(enquiry.release(), result, now);
        answers.put(path, word, key.sign(word));
      }
    } catch (NoSuchFileException e) {
      LOG.info("release of {} is gone before it was looked through", file.getFileName());
    }
  }

  private byte[] word(String release, Scan.Result result, Instant now) {
    ObjectNode word = JsonNodeFactory.instance.objectNode();
    word.put("contract", "gongshi.clearance/1");
    word.put("release", release);
    word.put("clean", result.isSound() && result.leaks().isEmpty());
    word.put("files", result.files());
    ArrayNode findings = word.putArray("findings");
    for (Sightings.Leak leak : result.leaks()) {
      findings
          .addObject()
          .put("path", leak.file().shown())
          .put("kind", leak.secret().kind().name());
    }
    word.put("at", now.truncatedTo(ChronoUnit.MILLIS).toString());
    byte[] bytes = ContractBytes.of(word);
    List<String> violations = contract.violationsOfClearance(bytes);
    if (!violations.isEmpty()) {
      throw new IllegalStateException("a clearance that breaks the contract: " + violations);
    }
    return bytes;
  }
}
