package org.gongshi.review.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Loop;
import org.gongshi.review.keys.SigningKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the chain's head now and then, into the database and into a file beside the keys. The file
 * is out of reach for who has the database alone: an end that is cut off there, checkpoints
 * included, is missed here.
 */
public final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;
  private final SigningKey key;
  private final Path file;
  private @Nullable Loop loop;

  /**
   * @param folder the installation's own, not the database's
   */
  public Checkpoints(Database database, SigningKey key, Path folder) {
    this.database = database;
    this.key = key;
    this.file = folder.resolve("checkpoints.jsonl");
  }

  /** Signs the head now and every {@code interval} if the chain grew. */
  public void start(Duration interval) {
    loop = Loop.start("audit-checkpoints", interval, () -> sign());
  }

  /** Signs the head now; the same head is signed once. Null while the chain is empty. */
  public synchronized @Nullable Checkpoint sign() {
    Checkpoint signed =
        database.<@Nullable Checkpoint>transact(
            tx -> {
              AuditMapper mapper = tx.mapper(AuditMapper.class);
              AuditMapper.Head head = mapper.head();
              Checkpoint last = mapper.lastCheckpoint();
              if (head.seq() == 0 || (last != null && last.seq() >= head.seq())) {
                return last;
              }
              Checkpoint made = Checkpoint.sign(head, tx.now(), key);
              mapper.insertCheckpoint(made);
              return made;
            });
    if (signed != null) {
      keep(signed);
    }
    return signed;
  }

  private void keep(Checkpoint checkpoint) {
    if (checkpoint.seq() <= lastKept()) {
      return;
    }
    var line = JSON.createObjectNode();
    line.put("seq", checkpoint.seq());
    line.put("hash", checkpoint.hash());
    line.put("at", checkpoint.at().toString());
    line.put("keyId", checkpoint.keyId());
    line.put("signature", checkpoint.signature());
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      try (FileChannel out =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        out.force(true);
      }
      lastKept = checkpoint.seq();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private long lastKept = -1;

  private long lastKept() {
    if (lastKept < 0) {
      lastKept = kept().stream().mapToLong(Checkpoint::seq).max().orElse(0);
    }
    return lastKept;
  }

  /** What the file holds; a line that a crash cut off is no checkpoint. */
  List<Checkpoint> kept() {
    List<Checkpoint> all = new ArrayList<>();
    if (Files.exists(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          Checkpoint read = read(line);
          if (read != null) {
            all.add(read);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }
    return all;
  }

  private static @Nullable Checkpoint read(String line) {
    try {
      return checkpoint(JSON.readTree(line));
    } catch (JsonProcessingException | java.time.DateTimeException e) {
      return null;
    }
  }

  static Checkpoint checkpoint(JsonNode line) {
    return new Checkpoint(
        line.path("seq").asLong(),
        line.path("hash").asText(),
        Instant.parse(line.path("at").asText()),
        line.path("keyId").asText(),
        line.path("signature").asText());
  }

  @Override
  public void close() {
    Loop running = loop;
    if (running != null) {
      running.close();
      try {
        sign();
      } catch (RuntimeException e) {
        LOG.warn("the last checkpoint was not signed: {}", e.getClass().getSimpleName());
      }
    }
  }
}
