package org.gongshi.review.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.gongshi.review.database.Database;
import org.gongshi.review.keys.VerifyingKey;
import org.jspecify.annotations.Nullable;

/** The chain as auditors and inspectors read it: by filter, and proved from end to end. */
public final class Trail {
  private static final int PAGE = 1000;

  private final Database database;
  private final Audit audit;
  private final Checkpoints checkpoints;
  private final VerifyingKey key;

  /**
   * @param key the service's, which every checkpoint must be signed with
   */
  public Trail(Database database, Audit audit, Checkpoints checkpoints, VerifyingKey key) {
    this.database = database;
    this.audit = audit;
    this.checkpoints = checkpoints;
    this.key = key;
  }

  /** What a list is narrowed to; null means all. {@code until} itself is not included. */
  public record Filter(
      @Nullable String actor,
      @Nullable String deed,
      @Nullable String casePublicId,
      @Nullable Instant from,
      @Nullable Instant until) {}

  /**
   * The state of the chain.
   *
   * @param entries how many there are
   * @param waitingReads reads that have no place in the chain yet
   * @param lastCheckpoint the last entry that a signature covers, 0 if none
   * @param whole whether nothing is wrong
   */
  public record Verification(
      boolean whole,
      long entries,
      long waitingReads,
      long lastCheckpoint,
      List<Finding> findings) {}

  /** Newest first, from the entry before {@code before}. */
  public List<AuditEntry> list(Filter filter, long before, int limit) {
    return database.transact(tx -> tx.mapper(AuditMapper.class).newestFirst(filter, before, limit));
  }

  /** Reads the whole chain and tells everything that was altered, removed, moved or cut off. */
  public Verification verify() {
    AuditMapper.End end =
        database.<AuditMapper.@Nullable End>transact(tx -> tx.mapper(AuditMapper.class).end());
    if (end == null) {
      Finding lost = new Finding(Finding.Kind.HEAD_WRONG, 0, 0, "the head is not there");
      return new Verification(false, 0, 0, 0, List.of(lost));
    }
    Signed signed = signed(end);
    ChainCheck check = new ChainCheck(0, "", signed.good(), audit.seal()::isOn);
    long upTo = end.lastSeq();
    long after = 0;
    while (after < upTo) {
      long from = after;
      List<AuditRow> page =
          database.transact(tx -> tx.mapper(AuditMapper.class).page(from, upTo, PAGE));
      if (page.isEmpty()) {
        break;
      }
      page.forEach(check::entry);
      after = page.getLast().seq();
    }
    long lastSigned = signed.good().isEmpty() ? 0 : signed.good().lastKey();
    List<Finding> findings = new ArrayList<>(signed.findings());
    findings.addAll(
        check.end(new AuditMapper.Head(end.seq(), end.hash()), Math.max(end.seq(), lastSigned)));
    findings.addAll(forgedReads());
    findings.sort(Comparator.comparing(Finding::from).thenComparing(Finding::kind));
    return new Verification(
        findings.isEmpty(), check.entries(), end.waiting(), lastSigned, List.copyOf(findings));
  }

  /** What was exported, and the signed end that it leads to. */
  public record Exported(long entries, Checkpoint end) {}

  /** Writes the extract, up to a checkpoint that is signed now. */
  public Exported export(Extract extract, Path out) throws IOException {
    Checkpoint end = checkpoints.sign();
    if (end == null) {
      throw new IllegalStateException("the record is empty");
    }
    try (ExtractFile file = new ExtractFile(out, extract, key, end)) {
      long after = 0;
      while (after < end.seq()) {
        long from = after;
        List<AuditRow> page =
            database.transact(tx -> tx.mapper(AuditMapper.class).page(from, end.seq(), PAGE));
        if (page.isEmpty()) {
          break;
        }
        for (AuditRow row : page) {
          file.row(row);
        }
        after = page.getLast().seq();
      }
      return new Exported(file.finish(), end);
    }
  }

  private record Signed(TreeMap<Long, Checkpoint> good, List<Finding> findings) {}

  /** The checkpoints of the database and those of the file, each with its signature checked. */
  private Signed signed(AuditMapper.End end) {
    TreeMap<Long, Checkpoint> good = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    long after = -1;
    while (true) {
      long from = after;
      List<Checkpoint> page =
          database.transact(
              tx -> tx.mapper(AuditMapper.class).checkpoints(from, Long.MAX_VALUE, PAGE));
      for (Checkpoint checkpoint : page) {
        after = checkpoint.seq();
        if (checkpoint.isSignedBy(key)) {
          good.put(checkpoint.seq(), checkpoint);
        } else {
          findings.add(altered(checkpoint, "in the database"));
        }
      }
      if (page.size() < PAGE) {
        break;
      }
    }
    for (Checkpoint kept : checkpoints.kept()) {
      if (!kept.isSignedBy(key)) {
        findings.add(altered(kept, "in the service's file"));
      } else if (good.putIfAbsent(kept.seq(), kept) == null) {
        findings.add(
            new Finding(
                Finding.Kind.CHECKPOINT_MISSING,
                kept.seq(),
                kept.seq(),
                "was signed at " + kept.at() + ", and the database lost the checkpoint"));
      }
    }
    // What was signed after the end was read is no entry cut off.
    good.keySet().removeIf(seq -> seq > end.seq() && isThereNow(seq));
    return new Signed(good, findings);
  }

  private boolean isThereNow(long seq) {
    AuditMapper.End now =
        database.<AuditMapper.@Nullable End>transact(tx -> tx.mapper(AuditMapper.class).end());
    return now != null && now.lastSeq() >= seq;
  }

  private static Finding altered(Checkpoint checkpoint, String where) {
    return new Finding(
        Finding.Kind.CHECKPOINT_ALTERED,
        checkpoint.seq(),
        checkpoint.seq(),
        "the checkpoint " + where + " is not signed by this service");
  }

  private List<Finding> forgedReads() {
    List<ReadRow> waiting = database.transact(tx -> tx.mapper(AuditMapper.class).waiting(PAGE));
    return waiting.stream()
        .filter(row -> !audit.seal().isOn(row))
        .map(
            row ->
                new Finding(
                    Finding.Kind.READ_FORGED,
                    row.id(),
                    row.id(),
                    "a waiting read that the service did not write"))
        .toList();
  }
}
