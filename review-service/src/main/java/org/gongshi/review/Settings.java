package org.gongshi.review;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.identity.IdentitySettings;
import org.gongshi.review.supervision.SupervisionSettings;
import org.gongshi.review.vault.VaultSettings;

/**
 * All settings of a running service.
 *
 * @param dataFolder holds keys, content, receipts, and the embedded database
 * @param port 0 for a free one
 * @param exportInterval how often the outbox is looked at when nothing wakes it
 * @param vault how files come in
 */
public record Settings(
    Path dataFolder,
    DatabaseSettings database,
    String host,
    int port,
    Duration exportInterval,
    InstantSource clock,
    VaultSettings vault,
    SupervisionSettings supervision,
    IdentitySettings identity) {

  /** With what the environment says of the vault and of supervision, and the usual identity. */
  public Settings(
      Path dataFolder,
      DatabaseSettings database,
      String host,
      int port,
      Duration exportInterval,
      InstantSource clock) {
    this(
        dataFolder,
        database,
        host,
        port,
        exportInterval,
        clock,
        VaultSettings.from(System.getenv()),
        SupervisionSettings.from(System.getenv()),
        IdentitySettings.usual());
  }

  Settings withVault(VaultSettings other) {
    return new Settings(
        dataFolder, database, host, port, exportInterval, clock, other, supervision, identity);
  }

  Path vaultFolder() {
    return dataFolder.resolve("vault");
  }

  /** The same for a service that the demo starts: the sample passwords are good there. */
  public Settings forDemo() {
    return with(identity.forDemo());
  }

  /** The same with other settings of identity. */
  public Settings with(IdentitySettings other) {
    return new Settings(
        dataFolder, database, host, port, exportInterval, clock, vault, supervision, other);
  }

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
