package org.gongshi.review.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.ByteStream;
import org.gongshi.review.http.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files under their SHA-256, written once. What leaves is checked block by block first; what is not
 * what it was is never handed out.
 */
public final class Vault {
  private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

  private final Database database;
  private final VaultFolder folder;
  private final MalwareScanner scanner;

  public Vault(Database database, Path root, VaultSettings settings) {
    this.database = database;
    this.folder = new VaultFolder(root);
    var clamd = settings.clamd();
    this.scanner = clamd == null ? MalwareScanner.none() : new Clamd(clamd, settings.scanTimeout());
  }

  VaultFolder folder() {
    return folder;
  }

  MalwareScanner scanner() {
    return scanner;
  }

  /** The object of this hash, or null if there never was one. */
  public static @Nullable StoredObject find(Transaction tx, String sha256) {
    VaultMapper.ObjectRow row = tx.mapper(VaultMapper.class).object(sha256);
    return row == null ? null : StoredObject.of(row);
  }

  /**
   * The bytes {@code from} to {@code to} of an object, both included.
   *
   * @throws org.gongshi.review.http.ProblemException 410 if it was destroyed, 409 if malware was
   *     found in it
   */
  public ByteStream read(StoredObject object, String mediaType, long from, long to) {
    if (object.destroyedAt() != null) {
      throw Problem.of(410, "OBJECT_DESTROYED", "文件已销毁", "该文件保管期满，已按规定销毁，仅保留登记信息和校验值。")
          .asException();
    }
    if (object.scan() == StoredObject.ScanState.INFECTED) {
      throw Problem.of(409, "OBJECT_INFECTED", "文件已停止提供", "入库后的扫描发现该文件含有恶意代码，已停止提供，请联系系统管理员。")
          .asException();
    }
    Blocks blocks =
        Blocks.of(
            database.transact(
                tx -> {
                  String hex = tx.mapper(VaultMapper.class).blocks(object.sha256());
                  return hex == null ? "" : hex;
                }));
    return new ByteStream(
        mediaType,
        to - from + 1,
        out -> {
          try (FileChannel file =
              folder
                  .open(object.sha256())
                  .orElseThrow(() -> new DamagedObjectException("the file is gone"))) {
            blocks.copy(file, object.size(), from, to, out);
          } catch (DamagedObjectException e) {
            LOG.error("vault object {} is damaged: {}", object.sha256(), e.getMessage());
            throw e;
          }
        });
  }

  static String hash(FileChannel file) throws IOException {
    MessageDigest digest = Digests.sha256();
    java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(1 << 18);
    for (long at = 0; ; ) {
      buffer.clear();
      int read = file.read(buffer, at);
      if (read < 0) {
        return HexFormat.of().formatHex(digest.digest());
      }
      at += read;
      digest.update(buffer.array(), 0, read);
    }
  }

  /**
   * Destroys a file for good: its row, hash and scans stay. From the caller's commit on it is not
   * handed out; {@link #removeDestroyed} then removes it from the disk. The caller answers for
   * retention, holds and the second person, and so does the database.
   */
  public void destroy(Transaction tx, String sha256) {
    tx.mapper(VaultMapper.class).insertDestruction(sha256, tx.now());
  }

  /**
   * Removes from the disk what was destroyed. What cannot be removed, or was left by a kill, is
   * tried again by the sweeper.
   */
  public void removeDestroyed() {
    List<String> left =
        database.transact(tx -> tx.mapper(VaultMapper.class).destroyedButThere(1000));
    for (String sha256 : left) {
      try {
        folder.destroy(sha256);
        database.transact(tx -> tx.mapper(VaultMapper.class).removed(sha256, tx.now()));
      } catch (IOException e) {
        LOG.error("the destroyed object {} cannot be removed", sha256, e);
      }
    }
  }
}
