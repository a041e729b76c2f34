package org.gongshi.review.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 固定性检查: reads stored files from the disk again and compares them with what they were. What is
 * found is kept, and becomes an entry of the audit when it differs from the last look.
 */
public final class Fixity {
  private static final Logger LOG = LoggerFactory.getLogger(Fixity.class);

  /** Of one look by the sweeper, which has other work too. */
  private static final long BYTES_AT_ONCE = 1L << 30;

  private final Database database;
  private final Audit audit;
  private final VaultFolder folder;

  public Fixity(Database database, Audit audit, Vault vault) {
    this.database = database;
    this.audit = audit;
    this.folder = vault.folder();
  }

  /** One object that was not as it was stored when it was last looked at. */
  public record Damage(String sha256, long size, String what, Instant checkedAt) {}

  /** What a look at a part of the vault found. */
  public record Result(long objects, long bytes, List<Damage> damaged) {
    public Result {
      damaged = List.copyOf(damaged);
    }
  }

  /** Reads every object there is, in order of their hashes. */
  public Result verifyAll() {
    long objects = 0;
    long bytes = 0;
    List<Damage> damaged = new ArrayList<>();
    for (String after = ""; ; ) {
      String from = after;
      List<VaultMapper.ObjectRow> rows =
          database.transact(tx -> tx.mapper(VaultMapper.class).page(from, 500));
      for (VaultMapper.ObjectRow row : rows) {
        Damage damage = check(row);
        if (damage != null) {
          damaged.add(damage);
        }
        objects++;
        bytes += row.destroyedAt() == null ? row.size() : 0;
      }
      if (rows.isEmpty()) {
        return new Result(objects, bytes, damaged);
      }
      after = rows.getLast().sha256();
    }
  }

  /**
   * Reads some of the objects whose last look is older than {@code every}.
   *
   * @param goesOn asked before each object
   */
  void look(Duration every, BooleanSupplier goesOn) {
    List<VaultMapper.ObjectRow> due =
        database.transact(tx -> tx.mapper(FixityMapper.class).due(tx.now().minus(every), 100));
    long left = BYTES_AT_ONCE;
    for (VaultMapper.ObjectRow row : due) {
      if (left <= 0 || !goesOn.getAsBoolean()) {
        return;
      }
      check(row);
      left -= row.size();
    }
  }

  private @Nullable Damage check(VaultMapper.ObjectRow row) {
    String seen = row.destroyedAt() == null ? damageOf(row) : remainsOf(row);
    return database.<@Nullable Damage>transact(
        tx -> {
          String found = seen == null || isDestroyedMeanwhile(tx, row) ? null : seen;
          FixityMapper mapper = tx.mapper(FixityMapper.class);
          String before = mapper.damageOf(row.sha256());
          mapper.put(row.sha256(), tx.now(), found);
          if (found != null && !found.equals(before)) {
            audit.record(tx, "vault", "StoredObjectDamaged", null, row.sha256() + "; " + found);
            LOG.error("vault object {}: {}", row.sha256(), found);
          } else if (found == null && before != null) {
            audit.record(tx, "vault", "StoredObjectRestored", null, row.sha256());
          }
          return found == null ? null : new Damage(row.sha256(), row.size(), found, tx.now());
        });
  }

  /** Whether it was destroyed between the look and its entry, and is no damage. */
  private static boolean isDestroyedMeanwhile(Transaction tx, VaultMapper.ObjectRow row) {
    VaultMapper.ObjectRow now = tx.mapper(VaultMapper.class).object(row.sha256());
    return row.destroyedAt() == null && now != null && now.destroyedAt() != null;
  }

  private @Nullable String damageOf(VaultMapper.ObjectRow row) {
    try (FileChannel file = folder.open(row.sha256()).orElse(null)) {
      if (file == null) {
        return "the file is gone";
      }
      if (file.size() != row.size()) {
        return "the file has " + file.size() + " bytes instead of " + row.size();
      }
      return Vault.hash(file).equals(row.sha256()) ? null : "the bytes do not match the hash";
    } catch (IOException e) {
      return "the file cannot be read";
    }
  }

  private @Nullable String remainsOf(VaultMapper.ObjectRow row) {
    return row.removedAt() != null && Files.exists(folder.object(row.sha256()))
        ? "the file was destroyed and is there"
        : null;
  }

  /**
   * The monitor's figures.
   *
   * @param objects ever stored, destroyed ones included
   * @param bytes of those that are not destroyed
   * @param checked looked at within the period
   * @param overdue not looked at within the period
   * @param oldestCheck of all last looks the oldest, or null before the first
   */
  public record State(
      long objects,
      long bytes,
      long destroyed,
      long checked,
      long overdue,
      @Nullable Instant oldestCheck,
      List<Damage> damaged,
      boolean holds,
      String rule) {}

  State state(Duration every) {
    return database.transact(
        tx -> {
          FixityMapper mapper = tx.mapper(FixityMapper.class);
          FixityMapper.Sums sums = Objects.requireNonNull(mapper.sums(tx.now().minus(every)));
          long overdue = sums.objects() - sums.checked();
          return new State(
              sums.objects(),
              sums.bytes(),
              sums.destroyed(),
              sums.checked(),
              overdue,
              sums.oldestCheck(),
              mapper.damaged(),
              overdue == 0 && sums.damaged() == 0,
              "库内每个文件至少每" + every.toDays() + "天重新读取一次，与入库时的校验值比对一致");
        });
  }
}
