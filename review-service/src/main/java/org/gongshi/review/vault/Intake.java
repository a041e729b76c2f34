package org.gongshi.review.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.ibatis.exceptions.PersistenceException;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.SqlFailure;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.vault.MalwareScanner.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Turns a complete upload into an object of the vault. The file is read back from the disk once,
 * for its hash, its blocks' hashes and the scanner together, so what is vouched for is what lies
 * there. Doing it again after a kill ends the same way.
 */
final class Intake {
  private final Database database;
  private final Audit audit;
  private final VaultFolder folder;
  private final MalwareScanner scanner;
  private final VaultSettings settings;

  Intake(
      Database database,
      Audit audit,
      VaultFolder folder,
      MalwareScanner scanner,
      VaultSettings settings) {
    this.database = database;
    this.audit = audit;
    this.folder = folder;
    this.scanner = scanner;
    this.settings = settings;
  }

  /** What the bytes are. */
  record Reading(String sha256, Blocks blocks, Verdict verdict) {}

  /**
   * Checks a complete upload and stores, quarantines or refuses it; without a scanner's word, where
   * one is demanded, it keeps waiting.
   *
   * @param part locked by the caller
   */
  void finish(PartFile part, UploadRow row) throws IOException {
    database.transact(tx -> tx.mapper(UploadMapper.class).complete(row.id()));
    Reading reading = read(part);
    String declared = row.declaredSha256();
    if (declared != null && !declared.equals(reading.sha256())) {
      drop(row, UploadState.REFUSED, "UploadRefused", "SHA-256 differs from the declared one");
      return;
    }
    switch (reading.verdict()) {
      case Verdict.Infected(var engine, var signature) -> {
        folder.quarantine(row.publicId());
        end(row, UploadState.QUARANTINED, "UploadQuarantined", shorten(signature));
      }
      case Verdict.NotScanned(var why) when !settings.unscannedMayBeUsed() ->
          database.transact(tx -> tx.mapper(UploadMapper.class).waits(row.id(), why, tx.now()));
      case Verdict.NotScanned n -> store(part, row, reading);
      case Verdict.Clean c -> store(part, row, reading);
    }
  }

  private Reading read(PartFile part) throws PartFile.DiskException {
    MessageDigest digest = Digests.sha256();
    Blocks.Collector blocks = new Blocks.Collector();
    byte[] block = new byte[Blocks.SIZE];
    try (MalwareScanner.Scan scan = scanner.begin()) {
      long at = 0;
      for (int read = part.read(at, block); read > 0; read = part.read(at, block)) {
        digest.update(block, 0, read);
        blocks.add(block, read);
        scan.take(block, read);
        at += read;
      }
      return new Reading(
          HexFormat.of().formatHex(digest.digest()), blocks.blocks(), scan.verdict());
    }
  }

  private void store(PartFile part, UploadRow row, Reading reading) throws IOException {
    part.force();
    StoredObject known =
        database.<@Nullable StoredObject>transact(tx -> Vault.find(tx, reading.sha256()));
    if (known != null && known.destroyedAt() != null) {
      drop(row, UploadState.REFUSED, "UploadRefused", "its content was destroyed after retention");
      return;
    }
    if (!folder.link(row.publicId(), reading.sha256())) {
      compare(row, reading.sha256());
    }
    try {
      database.transact(tx -> enter(tx, row, reading));
    } catch (PersistenceException e) {
      if (SqlFailure.of(e) != SqlFailure.DUPLICATE_KEY) {
        throw e;
      }
      database.transact(tx -> enter(tx, row, reading)); // the same content came in beside it
    }
    folder.dropUpload(row.publicId());
  }

  /** The name is taken: by the same bytes, or by damaged ones that must not be relied upon. */
  private void compare(UploadRow row, String sha256) throws IOException {
    try (FileChannel there =
        folder.open(sha256).orElseThrow(() -> new DamagedObjectException("the file is gone"))) {
      if (there.size() != row.length() || !Vault.hash(there).equals(sha256)) {
        throw new DamagedObjectException("object " + sha256 + " in the vault is damaged");
      }
    }
  }

  private boolean enter(Transaction tx, UploadRow row, Reading reading) {
    VaultMapper vault = tx.mapper(VaultMapper.class);
    if (vault.object(reading.sha256()) == null) {
      vault.insert(reading.sha256(), row.length(), reading.blocks().hex(), tx.now());
    }
    scanned(tx, reading.sha256(), reading.verdict());
    tx.mapper(UploadMapper.class)
        .end(row.id(), UploadState.STORED, reading.sha256(), finding(reading.verdict()), tx.now());
    record(tx, "UploadStored", row, reading.sha256());
    return true;
  }

  static void scanned(Transaction tx, String sha256, Verdict verdict) {
    VaultMapper vault = tx.mapper(VaultMapper.class);
    switch (verdict) {
      case Verdict.Clean(var engine) -> vault.insertScan(sha256, tx.now(), "CLEAN", engine, null);
      case Verdict.NotScanned(var why) ->
          vault.insertScan(sha256, tx.now(), "NOT_SCANNED", null, shorten(why));
      case Verdict.Infected(var engine, var signature) ->
          vault.insertScan(sha256, tx.now(), "INFECTED", engine, shorten(signature));
    }
  }

  private static @Nullable String finding(Verdict verdict) {
    return verdict instanceof Verdict.NotScanned(var why) ? shorten(why) : null;
  }

  /** Ends an upload without an object and removes what had come in. */
  void drop(UploadRow row, UploadState state, String deed, String why) throws IOException {
    end(row, state, deed, why);
    folder.dropUpload(row.publicId());
  }

  private void end(UploadRow row, UploadState state, String deed, String why) {
    database.transact(
        tx -> {
          int ended = tx.mapper(UploadMapper.class).end(row.id(), state, null, why, tx.now());
          if (ended > 0) {
            record(tx, deed, row, why);
          }
          return ended;
        });
  }

  private void record(Transaction tx, String deed, UploadRow row, String detail) {
    String owner = Objects.requireNonNull(tx.mapper(UploadMapper.class).login(row.ownerId()));
    audit.record(tx, owner, deed, null, "upload " + row.publicId() + "; " + detail);
  }

  private static String shorten(String text) {
    return text.length() > 500 ? text.substring(0, 500) : text;
  }
}
