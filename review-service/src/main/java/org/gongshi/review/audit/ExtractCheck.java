package org.gongshi.review.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongshi.review.keys.VerifyingKey;
import org.jspecify.annotations.Nullable;

/**
 * Proves an extract far from the service: every entry is what was hashed, all lead to the end, and
 * the end is signed.
 */
public final class ExtractCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Finding> findings = new ArrayList<>();
  private @Nullable VerifyingKey key;
  private @Nullable ChainCheck chain;
  private @Nullable Checkpoint end;
  private int number;

  private ExtractCheck(@Nullable VerifyingKey trusted) {
    this.key = trusted;
  }

  /**
   * What the file holds.
   *
   * @param keyId names the key that signed; compare it with the one that the service names
   */
  public record Result(
      boolean whole,
      long entries,
      @Nullable String keyId,
      @Nullable Checkpoint checkpoint,
      List<Finding> findings) {}

  /**
   * Checks an extract without the database.
   *
   * @param trusted the service's key from another source, or null to take the one in the file
   */
  public static Result of(Path file, @Nullable VerifyingKey trusted) throws IOException {
    ExtractCheck check = new ExtractCheck(trusted);
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        check.number++;
        check.line(line);
      }
    } catch (CharacterCodingException e) {
      check.find(Finding.Kind.ALTERED, "is not in UTF-8");
    }
    return check.result();
  }

  private void line(String text) {
    try {
      JsonNode line = JSON.readTree(text);
      ChainCheck open = chain;
      switch (line.path("type").asText()) {
        case "header" -> header(line);
        case "entry" -> {
          if (open != null) {
            open.entry(row(line));
          }
        }
        case "leftOut" -> {
          long seq = line.path("from").asLong();
          for (JsonNode digest : line.path("digests")) {
            if (open != null) {
              open.leftOut(seq++, digest.asText());
            }
          }
        }
        case "checkpoint" -> end = Checkpoints.checkpoint(line);
        default -> find(Finding.Kind.ALTERED, "is of no known type");
      }
    } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
      find(Finding.Kind.ALTERED, "cannot be read");
    }
  }

  private void header(JsonNode line) {
    if (!line.path("format").asText().equals(ExtractFile.FORMAT) || chain != null) {
      find(Finding.Kind.ALTERED, "is no header, or a second one");
      return;
    }
    if (key == null) {
      key = VerifyingKey.of(line.path("publicKey").asText());
    }
    chain =
        new ChainCheck(
            line.path("after").asLong(), line.path("previousHash").asText(), Map.of(), row -> true);
  }

  private static AuditRow row(JsonNode line) {
    return new AuditRow(
        line.path("seq").asLong(),
        Instant.parse(line.path("at").asText()),
        line.path("actor").asText(),
        line.path("deed").asText(),
        line.path("case").isNull() ? null : line.path("case").asText(),
        line.path("detail").asText(),
        line.path("previousHash").asText(),
        line.path("hash").asText(),
        "");
  }

  private Result result() {
    ChainCheck read = chain;
    Checkpoint signed = end;
    VerifyingKey by = key;
    if (read == null || by == null) {
      find(Finding.Kind.TRUNCATED, "has no header before it");
      return new Result(false, 0, null, signed, List.copyOf(findings));
    }
    if (signed == null) {
      findings.addAll(read.end(null, read.last()));
      find(Finding.Kind.TRUNCATED, "is the last, and no signed checkpoint");
    } else {
      findings.addAll(read.end(null, signed.seq()));
      if (!signed.isSignedBy(by)) {
        findings.add(
            new Finding(
                Finding.Kind.CHECKPOINT_ALTERED,
                signed.seq(),
                signed.seq(),
                "the checkpoint is not signed with key " + by.id()));
      } else if (findings.isEmpty() && !read.endsAt(signed)) {
        findings.add(
            new Finding(
                Finding.Kind.CHECKPOINT_CONTRADICTED,
                signed.seq(),
                signed.seq(),
                "the entries do not lead to the hash that was signed"));
      }
    }
    return new Result(findings.isEmpty(), read.entries(), by.id(), signed, List.copyOf(findings));
  }

  private void find(Finding.Kind kind, String what) {
    findings.add(new Finding(kind, number, number, "line " + number + " " + what));
  }
}
