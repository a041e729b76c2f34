package org.gongshi.review.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongshi.review.TestClock;
import org.gongshi.review.audit.Finding.Kind;
import org.gongshi.review.audit.Trail.Verification;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.keys.SecretHash;
import org.gongshi.review.keys.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chain against someone who has the database and everything in it, triggers dropped, but not
 * the service's folder of keys.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuditTests {
  private static final String CASE = "0123456789abcdefghjkmnpqrs";

  private final TestServer server;
  @TempDir private Path folder;
  private DatabaseSettings.External settings;
  private Database database;
  private Audit audit;
  private Reads reads;
  private Checkpoints checkpoints;
  private Trail trail;

  AuditTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void migrate() throws SQLException {
    settings = server.schema("audit");
    database = Database.open(settings, TestClock.CLOCK);
  }

  @BeforeEach
  void empty() throws SQLException {
    sql(
        "DELETE FROM audit_entry",
        "DELETE FROM audit_checkpoint",
        "DELETE FROM audit_read",
        "DELETE FROM audit_head",
        "INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '')");
    SigningKey key = SigningKey.in(folder.resolve("keys"));
    audit = new Audit(database, SecretHash.ofAudit(folder.resolve("keys")));
    reads = new Reads(database, audit);
    checkpoints = new Checkpoints(database, key, folder.resolve("audit"));
    trail = new Trail(database, audit, checkpoints, key.publicKey());
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void anUntouchedChainIsWhole() {
    deeds(12);
    checkpoints.sign();
    deeds(3);
    Verification result = trail.verify();
    assertThat(result.findings()).isEmpty();
    assertThat(result.whole()).isTrue();
    assertThat(result.entries()).isEqualTo(15);
    assertThat(result.lastCheckpoint()).isEqualTo(12);
  }

  @Test
  void whatIsRolledBackLeavesNoEntryAndNoGap() {
    deeds(2);
    try {
      database.transact(
          tx -> {
            audit.record(tx, "a", "Undone", null, "");
            throw new IllegalStateException("the deed failed");
          });
    } catch (IllegalStateException e) {
      // as wanted
    }
    deeds(2);
    assertThat(trail.verify()).matches(Verification::whole).matches(v -> v.entries() == 4);
  }

  @Test
  void manyWritersAtOnceMakeOneChain() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(12)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        int number = i;
        all.add(
            pool.submit(
                () -> {
                  if (number % 3 == 0) {
                    reads.record("reader", Reads.CASE_READ, CASE, "GET");
                  } else {
                    deeds(1);
                  }
                  if (number % 20 == 0) {
                    reads.placeAll();
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    reads.placeAll();
    Verification result = trail.verify();
    assertThat(result.findings()).isEmpty();
    assertThat(result.entries()).isEqualTo(300);
    assertThat(result.waitingReads()).isZero();
  }

  @Test
  void everyAlteredFieldOfEveryEntryIsFound() throws SQLException {
    deeds(10);
    checkpoints.sign();
    sql(
        "UPDATE audit_entry SET actor = 'someone' WHERE seq = 2",
        "UPDATE audit_entry SET deed = 'Nothing' WHERE seq = 4",
        "UPDATE audit_entry SET detail = 'nothing' WHERE seq = 5",
        "UPDATE audit_entry SET at = at + INTERVAL 1 SECOND WHERE seq = 7",
        "UPDATE audit_entry SET case_public_id = NULL WHERE seq = 9",
        "UPDATE audit_entry SET previous_hash = REPEAT('0', 64) WHERE seq = 10");
    assertThat(found()).containsExactly("ALTERED 2", "ALTERED 4-5", "ALTERED 7", "ALTERED 9-10");
  }

  @Test
  void entriesTakenOutAreFoundWhereverTheyWere() throws SQLException {
    deeds(10);
    sql("DELETE FROM audit_entry WHERE seq IN (1, 4, 5, 8)");
    assertThat(found()).containsExactly("MISSING 1", "MISSING 4-5", "MISSING 8");
  }

  @Test
  void entriesThatChangedPlacesAreFoundWithThePlaceTheyHad() throws SQLException {
    deeds(8);
    sql(
        "UPDATE audit_entry SET seq = 100 WHERE seq = 3",
        "UPDATE audit_entry SET seq = 3 WHERE seq = 6",
        "UPDATE audit_entry SET seq = 6 WHERE seq = 100");
    assertThat(found()).containsExactly("REORDERED 3", "REORDERED 6");
    assertThat(trail.verify().findings())
        .extracting(Finding::sentence)
        .containsExactly("was written as entry 6", "was written as entry 3");
  }

  @Test
  void aGapThatWasClosedByMovingUpIsFound() throws SQLException {
    deeds(6);
    sql(
        "DELETE FROM audit_entry WHERE seq = 3",
        "UPDATE audit_entry SET seq = seq - 1 WHERE seq > 3 ORDER BY seq");
    assertThat(found()).containsExactly("REORDERED 3", "REORDERED 4", "REORDERED 5", "TRUNCATED 6");
  }

  @Test
  void anEndCutOffIsFoundByTheHead() throws SQLException {
    deeds(9);
    sql("DELETE FROM audit_entry WHERE seq > 6");
    assertThat(found()).containsExactly("TRUNCATED 7-9");
  }

  @Test
  void anEndCutOffTogetherWithTheHeadIsFoundByTheCheckpoint() throws SQLException {
    deeds(9);
    checkpoints.sign();
    cutAfter(6);
    assertThat(found()).containsExactly("TRUNCATED 7-9");
  }

  @Test
  void anEndCutOffWithHeadAndCheckpointsIsFoundByTheServicesFile() throws SQLException {
    deeds(9);
    checkpoints.sign();
    cutAfter(6);
    sql("DELETE FROM audit_checkpoint");
    assertThat(found()).containsExactly("TRUNCATED 7-9", "CHECKPOINT_MISSING 9");
  }

  @Test
  void aTruncatedTableIsFound() throws SQLException {
    deeds(5);
    checkpoints.sign();
    sql(
        "TRUNCATE TABLE audit_entry",
        "TRUNCATE TABLE audit_checkpoint",
        "UPDATE audit_head SET seq = 0, hash = ''");
    assertThat(found()).containsExactly("TRUNCATED 1-5", "CHECKPOINT_MISSING 5");
    sql("DELETE FROM audit_head");
    assertThat(found()).containsExactly("HEAD_WRONG 0");
  }

  @Test
  void aChainRewrittenFromTheMiddleWithAllItsHashesIsFoundBySealsAndCheckpoint()
      throws SQLException {
    deeds(8);
    checkpoints.sign();
    rewriteFrom(5, "someone-else");
    assertThat(found()).containsExactly("FORGED 5-8");
  }

  @Test
  void aRewrittenChainWithStolenSealsIsFoundByTheCheckpointAlone() throws SQLException {
    deeds(8);
    checkpoints.sign();
    rewriteFrom(5, "someone-else");
    Trail blind =
        new Trail(
            database,
            new Audit(database, SecretHash.ofAudit(folder.resolve("other-keys"))),
            checkpoints,
            SigningKey.in(folder.resolve("keys")).publicKey());
    // Resealed with the key that the verifier takes for the right one.
    reseal(SecretHash.ofAudit(folder.resolve("other-keys")));
    assertThat(blind.verify().findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.CHECKPOINT_CONTRADICTED);
  }

  @Test
  void anEntryAddedPastTheServiceIsFound() throws SQLException {
    deeds(4);
    rewriteFrom(5, "intruder");
    assertThat(found()).containsExactly("FORGED 5");
    sql("UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_entry WHERE seq = 4)");
    assertThat(found()).containsExactly("HEAD_WRONG 4", "FORGED 5");
  }

  @Test
  void aHeadThatWasMovedBackIsFound() throws SQLException {
    deeds(4);
    sql("UPDATE audit_head SET hash = REPEAT('a', 64)");
    assertThat(found()).containsExactly("HEAD_WRONG 4");
  }

  @Test
  void checkpointsThatTheServiceDidNotSignAreFound() throws SQLException {
    deeds(4);
    checkpoints.sign();
    sql("UPDATE audit_checkpoint SET hash = REPEAT('a', 64)");
    assertThat(found()).containsExactly("CHECKPOINT_ALTERED 4", "CHECKPOINT_MISSING 4");
  }

  @Test
  void aCheckpointIsSignedOncePerHeadAndKeptInTheFile() throws IOException {
    assertThat(checkpoints.sign()).isNull();
    deeds(2);
    assertThat(checkpoints.sign()).isEqualTo(checkpoints.sign());
    deeds(1);
    checkpoints.sign();
    assertThat(Files.readAllLines(folder.resolve("audit/checkpoints.jsonl"))).hasSize(2);
  }

  @Test
  void readsTakeTheirPlacesInOrderAndForgedOnesAreToldAsSuch() throws SQLException {
    deeds(1);
    for (int i = 0; i < 250; i++) {
      reads.record("reader", Reads.CASE_READ, CASE, "GET " + i);
    }
    sql(
        """
        INSERT INTO audit_read (at, actor, deed, case_public_id, detail, seal)
        SELECT at, 'framed', deed, case_public_id, detail, seal FROM audit_read LIMIT 1
        """);
    assertThat(found()).hasSize(1).first().asString().startsWith("READ_FORGED");
    reads.placeAll();
    assertThat(found()).isEmpty();
    assertThat(audit.ofCase(CASE)).hasSize(1);
    Trail.Filter all = new Trail.Filter(null, null, null, null, null);
    List<AuditEntry> newest = trail.list(all, Long.MAX_VALUE, 3);
    assertThat(newest.get(0).deed()).isEqualTo("ForgedReadFound");
    assertThat(newest.get(1).detail()).isEqualTo("GET 249");
    assertThat(trail.verify().entries()).isEqualTo(252);
  }

  @Test
  void theTrailIsFilteredAndPaged() {
    deeds(5);
    database.transact(
        tx -> {
          audit.record(tx, "other", "Other", null, "x".repeat(3000));
          return true;
        });
    Trail.Filter deeds = new Trail.Filter("actor", "Done", CASE, null, null);
    List<AuditEntry> first = trail.list(deeds, Long.MAX_VALUE, 2);
    assertThat(first).extracting(AuditEntry::seq).containsExactly(5L, 4L);
    assertThat(trail.list(deeds, 4, 10)).extracting(AuditEntry::seq).containsExactly(3L, 2L, 1L);
    Trail.Filter other = new Trail.Filter("other", null, null, null, null);
    assertThat(trail.list(other, Long.MAX_VALUE, 1).getFirst().detail()).hasSize(1000);
  }

  private void deeds(int count) {
    for (int i = 0; i < count; i++) {
      database.transact(
          tx -> {
            audit.record(tx, "actor", "Done", CASE, "令 " + tx.now());
            return true;
          });
    }
  }

  private List<String> found() {
    return trail.verify().findings().stream()
        .map(f -> f.kind() + " " + f.from() + (f.to() == f.from() ? "" : "-" + f.to()))
        .toList();
  }

  private void cutAfter(long seq) throws SQLException {
    sql(
        "DELETE FROM audit_entry WHERE seq > " + seq,
        "UPDATE audit_head SET seq = %d, hash = (SELECT hash FROM audit_entry WHERE seq = %d)"
            .formatted(seq, seq));
  }

  /** Writes entry {@code seq} anew and everything after it, each hash right, the head too. */
  private void rewriteFrom(long seq, String actor) throws SQLException {
    List<AuditRow> rows =
        database.transact(tx -> tx.mapper(AuditMapper.class).page(0, Long.MAX_VALUE, 1000));
    AuditMapper.Head head = new AuditMapper.Head(0, "");
    List<AuditRow> kept = new ArrayList<>();
    for (AuditRow row : rows) {
      AuditEntry e = row.entry();
      String by = e.seq() == seq ? actor : e.actor();
      AuditEntry again =
          AuditEntry.after(head, new Deed(e.at(), by, e.deed(), e.casePublicId(), e.detail()));
      kept.add(AuditRow.of(again, row.seal()));
      head = new AuditMapper.Head(again.seq(), again.hash());
    }
    if (seq > rows.size()) {
      AuditEntry added =
          AuditEntry.after(head, new Deed(rows.getLast().at(), actor, "Done", CASE, ""));
      kept.add(AuditRow.of(added, rows.getLast().seal()));
      head = new AuditMapper.Head(added.seq(), added.hash());
    }
    write(kept, head);
  }

  private void reseal(SecretHash key) throws SQLException {
    Seal seal = new Seal(key);
    List<AuditRow> rows =
        database.transact(tx -> tx.mapper(AuditMapper.class).page(0, Long.MAX_VALUE, 1000));
    List<AuditRow> sealed =
        rows.stream().map(r -> AuditRow.of(r.entry(), seal.of(r.entry()))).toList();
    AuditEntry last = rows.getLast().entry();
    write(sealed, new AuditMapper.Head(last.seq(), last.hash()));
  }

  private void write(List<AuditRow> rows, AuditMapper.Head head) throws SQLException {
    sql("DELETE FROM audit_entry");
    database.transact(
        tx -> {
          tx.mapper(AuditMapper.class).insert(rows);
          tx.mapper(AuditMapper.class).moveHead(head.seq(), head.hash());
          return true;
        });
  }

  /** Runs statements past the service, its triggers dropped. */
  private void sql(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      List<String> triggers = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema ="
                  + " DATABASE()")) {
        while (found.next()) {
          triggers.add(found.getString(1));
        }
      }
      for (String trigger : triggers) {
        statement.execute("DROP TRIGGER " + trigger);
      }
      for (String one : statements) {
        execute(statement, one);
      }
    }
  }

  /** MariaDB may tell a table as locked while it still tidies up after the last change. */
  private static void execute(Statement statement, String sql) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        statement.execute(sql);
        return;
      } catch (SQLTransactionRollbackException e) {
        if (attempt == 10) {
          throw e;
        }
      }
    }
  }
}
