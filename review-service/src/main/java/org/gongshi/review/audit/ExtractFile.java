package org.gongshi.review.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.gongshi.review.keys.VerifyingKey;
import org.jspecify.annotations.Nullable;

/**
 * Writes an extract as JSON Lines: a header, entries and runs of left-out digests in the order of
 * the chain, and the signed checkpoint that they lead to. Whole or absent.
 */
final class ExtractFile implements AutoCloseable {
  static final String FORMAT = "gongshi audit extract 1";
  private static final int DIGESTS_A_LINE = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path target;
  private final Path written;
  private final BufferedWriter out;
  private final Extract extract;
  private final VerifyingKey key;
  private final Checkpoint end;
  private boolean begun;
  private long entries;
  private @Nullable ArrayNode digests;
  private @Nullable ObjectNode run;

  ExtractFile(Path target, Extract extract, VerifyingKey key, Checkpoint end) throws IOException {
    this.target = target.toAbsolutePath();
    this.extract = extract;
    this.key = key;
    this.end = end;
    Path folder = Objects.requireNonNull(this.target.getParent());
    this.written = Files.createTempFile(folder, ".audit", ".tmp");
    this.out = Files.newBufferedWriter(written);
  }

  void row(AuditRow row) throws IOException {
    if (extract.holds(row)) {
      begin(row.seq() - 1, row.previousHash());
      endRun();
      line(json(row));
      entries++;
    } else if (begun) {
      leaveOut(row);
    }
  }

  private void leaveOut(AuditRow row) throws IOException {
    ArrayNode open = digests;
    if (open == null) {
      ObjectNode node = JSON.createObjectNode().put("type", "leftOut").put("from", row.seq());
      open = node.putArray("digests");
      run = node;
      digests = open;
    }
    open.add(row.entry().digestAt(row.seq()));
    if (open.size() == DIGESTS_A_LINE) {
      endRun();
    }
  }

  private void endRun() throws IOException {
    if (run != null) {
      line(run);
    }
    run = null;
    digests = null;
  }

  private void begin(long after, String previousHash) throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    ObjectNode header = JSON.createObjectNode().put("type", "header").put("format", FORMAT);
    header.put("case", extract.casePublicId());
    header.put("from", text(extract.from()));
    header.put("until", text(extract.until()));
    header.put("after", after).put("previousHash", previousHash);
    header.put("keyId", key.id()).put("publicKey", key.pem());
    line(header);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static ObjectNode json(AuditRow row) {
    ObjectNode node = JSON.createObjectNode().put("type", "entry").put("seq", row.seq());
    node.put("at", row.at().toString()).put("actor", row.actor()).put("deed", row.deed());
    node.put("case", row.casePublicId()).put("detail", row.detail());
    return node.put("previousHash", row.previousHash()).put("hash", row.hash());
  }

  private void line(JsonNode node) throws IOException {
    out.write(node.toString());
    out.write('\n');
  }

  /** Ends the file with its checkpoint and puts it in its place; returns the number of entries. */
  long finish() throws IOException {
    endRun();
    begin(end.seq(), end.hash());
    ObjectNode last = JSON.createObjectNode().put("type", "checkpoint").put("seq", end.seq());
    last.put("hash", end.hash()).put("at", end.at().toString());
    line(last.put("keyId", end.keyId()).put("signature", end.signature()));
    out.close();
    try (FileChannel file = FileChannel.open(written, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    Files.move(
        written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return entries;
  }

  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
