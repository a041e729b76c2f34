package org.gongshi.review.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Loop;
import org.gongshi.review.vault.MalwareScanner.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tidies the vault in the background: drops expired uploads, finishes those that a kill or a silent
 * scanner left complete but unchecked, shows the scanner what was stored while it was away, and
 * removes what was destroyed. Any number of instances may sweep; each upload's lock keeps them
 * apart.
 */
public final class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  /** Between two tries to scan the same file, since each reads all of it. */
  private static final Duration RECHECK = Duration.ofMinutes(10);

  private static final Duration RESCAN = Duration.ofDays(1);

  private final Database database;
  private final Audit audit;
  private final VaultFolder folder;
  private final MalwareScanner scanner;
  private final VaultSettings settings;
  private final Intake intake;
  private final Vault vault;
  private final Fixity fixity;
  private volatile @Nullable Loop loop;

  public Sweeper(
      Database database, Audit audit, Vault vault, Fixity fixity, VaultSettings settings) {
    this.vault = vault;
    this.fixity = fixity;
    this.database = database;
    this.audit = audit;
    this.folder = vault.folder();
    this.scanner = vault.scanner();
    this.settings = settings;
    this.intake = new Intake(database, audit, folder, scanner, settings);
  }

  public void start() {
    loop = Loop.start("vault-sweeper", settings.sweepInterval(), this::sweep);
  }

  /** One round. */
  void sweep() throws IOException {
    boolean scans = scanner.answers();
    List<UploadRow> due =
        database.transact(
            tx -> tx.mapper(UploadMapper.class).due(tx.now(), tx.now().minus(RECHECK)));
    for (UploadRow row : due) {
      if (row.state() == UploadState.RECEIVING || scans || row.checkedAt() == null) {
        settle(row.publicId());
      }
    }
    if (scans) {
      rescan();
    }
    dropStrays();
    vault.removeDestroyed();
    fixity.look(settings.checkEvery(), this::goesOn);
  }

  private boolean goesOn() {
    Loop running = loop;
    return running == null || !running.isClosed();
  }

  private void settle(String id) throws IOException {
    Optional<PartFile> locked;
    try {
      locked = PartFile.lock(folder.upload(id));
    } catch (NoSuchFileException e) {
      UploadRow row = find(id);
      if (row != null && isExpired(row)) {
        intake.drop(row, UploadState.EXPIRED, "UploadExpired", "its file is gone");
      }
      return;
    }
    if (locked.isEmpty()) {
      return;
    }
    try (PartFile part = locked.get()) {
      UploadRow row = find(id);
      if (row == null) {
        return;
      }
      if (row.state() == UploadState.CHECKING) {
        intake.finish(part, row);
      } else if (isExpired(row)) {
        intake.drop(row, UploadState.EXPIRED, "UploadExpired", "not finished in time");
      }
    }
  }

  private void rescan() throws IOException {
    List<VaultMapper.ObjectRow> unscanned =
        database.transact(tx -> tx.mapper(VaultMapper.class).unscanned(tx.now().minus(RESCAN)));
    for (VaultMapper.ObjectRow row : unscanned) {
      Verdict verdict;
      try (FileChannel file = folder.open(row.sha256()).orElse(null)) {
        if (file == null) {
          continue;
        }
        verdict = scan(file);
      }
      database.transact(
          tx -> {
            Intake.scanned(tx, row.sha256(), verdict);
            if (verdict instanceof Verdict.Infected(var engine, var signature)) {
              audit.record(tx, "vault", "StoredObjectInfected", null, row.sha256());
              LOG.error("{} found {} in stored object {}", engine, signature, row.sha256());
            }
            return true;
          });
    }
  }

  private Verdict scan(FileChannel file) throws IOException {
    byte[] block = new byte[Blocks.SIZE];
    try (MalwareScanner.Scan scan = scanner.begin()) {
      java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(block);
      for (long at = 0; ; ) {
        buffer.clear();
        int read = file.read(buffer, at);
        if (read < 0) {
          return scan.verdict();
        }
        scan.take(block, read);
        at += read;
      }
    }
  }

  /** Files of uploads that ended while their file could not be removed, or were never noted. */
  private void dropStrays() throws IOException {
    Instant old = database.transact(tx -> tx.now().minus(settings.uploadLife()));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.uploads())) {
      for (Path file : files) {
        String id = String.valueOf(file.getFileName());
        try {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
            UploadRow row = find(id);
            if (row == null || row.finishedAt() != null) {
              folder.dropUpload(id);
            }
          }
        } catch (NoSuchFileException e) {
          LOG.debug("upload {} was finished meanwhile", id);
        }
      }
    }
  }

  private boolean isExpired(UploadRow row) {
    return database.transact(tx -> row.isExpired(tx.now()));
  }

  private @Nullable UploadRow find(String id) {
    return database.<@Nullable UploadRow>transact(
        tx -> tx.mapper(UploadMapper.class).byPublicId(id));
  }

  @Override
  public void close() {
    Loop running = loop;
    if (running != null) {
      running.close();
    }
  }
}
