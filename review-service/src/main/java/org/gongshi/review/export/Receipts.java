package org.gongshi.review.export;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.get;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.DatabaseUnavailableException;
import org.gongshi.review.database.Loop;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.disclosure.Publicities;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the generator's receipts. A disclosure clock is met by the receipt, not by the export. */
public final class Receipts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
  private static final String PROGRAM = "receipts";

  private final Database database;
  private final Cases cases;
  private final Audit audit;
  private final Publicities publicities;
  private final Clocks clocks;
  private final Contract contract;
  private final Path folder;
  private final Set<Path> seen = new HashSet<>();
  private @Nullable Loop loop;

  public Receipts(
      Database database,
      Cases cases,
      Audit audit,
      Publicities publicities,
      Clocks clocks,
      Contract contract,
      Path folder) {
    this.database = database;
    this.cases = cases;
    this.audit = audit;
    this.publicities = publicities;
    this.clocks = clocks;
    this.contract = contract;
    this.folder = folder;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get("/api/v1/cases/{id}/receipts", anyAccount(), "读取公示回执和下架回执", this::ofCase)
            .answersAll(JsonNode.class));
  }

  /** Looks for new receipts every {@code interval}. */
  public void start(Duration interval) {
    loop = Loop.start("receipts", interval, this::collect);
  }

  /** Takes in every receipt that was not seen before. */
  public synchronized void collect() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, 2)) {
      files = walk.filter(p -> p.toString().endsWith(".json")).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("receipts folder cannot be read now: {}", e.getMessage());
      return;
    }
    for (Path file : files) {
      if (!seen.contains(file) && takeOrReport(file)) {
        seen.add(file);
      }
    }
  }

  /** One receipt that cannot be taken in must not hold up the others. */
  private boolean takeOrReport(Path file) {
    try {
      return take(file);
    } catch (DatabaseUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("receipt {} cannot be taken in", file.getFileName(), e);
      return true;
    }
  }

  private boolean take(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      List<String> violations = contract.violationsOfReceipt(bytes);
      if (!violations.isEmpty()) {
        LOG.error("receipt {} breaks the contract: {}", file.getFileName(), violations);
        return true;
      }
      Receipt receipt = Json.mapper().readValue(bytes, Receipt.class);
      String document = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      database.transact(
          tx -> {
            take(tx, receipt, document);
            return true;
          });
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      LOG.warn("receipt {} cannot be read now: {}", file.getFileName(), e.getMessage());
      return false;
    }
  }

  private void take(Transaction tx, Receipt receipt, String document) {
    OpenCase open = cases.openForProgram(tx, receipt.id());
    if (open == null) {
      LOG.warn("receipt for an unknown case {}", receipt.id());
      return;
    }
    ExportMapper mapper = tx.mapper(ExportMapper.class);
    if (mapper.insertReceipt(open.key(), receipt, document) == 0) {
      return;
    }
    String release = "release " + receipt.release();
    switch (receipt.outcome()) {
      case PUBLISHED -> {
        // A file may have been exported again since the generator read it.
        String sha256 = receipt.sha256();
        if (sha256 == null || mapper.exported(open.key(), sha256) == 0) {
          LOG.error("receipt for {} names other bytes than were exported", receipt.id());
          audit.record(tx, PROGRAM, "ReceiptOfOtherBytes", open.id(), release);
        } else {
          clocks.meet(tx, open, ClockKind.DISCLOSURE, receipt.at());
          if (open.standing().state() == CaseState.EXPORTED) {
            open.apply(new CaseEvent.ReceiptCame(), PROGRAM, release);
          }
          publicities.publish(tx, open, receipt.at());
        }
      }
      case TAKEN_DOWN -> {
        audit.record(tx, PROGRAM, "TakedownReceipted", open.id(), release);
        clocks.meet(tx, open, ClockKind.WITHDRAWAL, receipt.at());
      }
      case QUARANTINED -> {
        LOG.error("the generator refused {}", receipt.id());
        audit.record(tx, PROGRAM, "Quarantined", open.id(), release);
      }
    }
  }

  private Answer ofCase(Call call) {
    String id = call.parameter("id");
    return database.transact(
        tx -> {
          OpenCase open = cases.open(tx, id, call.actor(), null);
          List<JsonNode> receipts = new ArrayList<>();
          for (String document : tx.mapper(ExportMapper.class).receipts(open.key())) {
            try {
              receipts.add(Json.mapper().readTree(document));
            } catch (JsonProcessingException e) {
              throw new IllegalStateException("receipt.document is not JSON", e);
            }
          }
          return Answer.ok(receipts);
        });
  }

  @Override
  public void close() {
    Loop running = loop;
    if (running != null) {
      running.close();
    }
  }
}
