package org.gongshi.review;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.gongshi.review.database.DatabaseSettings;

/**
 * All settings of a running service.
 *
 * @param dataFolder holds keys, content, receipts, and the embedded database
 * @param port 0 for a free one
 * @param exportInterval how often the outbox is looked at when nothing wakes it
 */
public record Settings(
    Path dataFolder,
    DatabaseSettings database,
    String host,
    int port,
    Duration exportInterval,
    InstantSource clock) {

  Path keys() {
    return dataFolder.resolve("keys");
  }

  /** The signed checkpoints of the audit, kept outside the database. */
  Path auditFolder() {
    return dataFolder.resolve("audit");
  }

  /** Yearly tables that this installation adds, {@code <year>.json}. */
  Path workingDays() {
    return dataFolder.resolve("working-days");
  }

  Path content() {
    return dataFolder.resolve("content");
  }

  Path receipts() {
    return dataFolder.resolve("receipts");
  }
}
