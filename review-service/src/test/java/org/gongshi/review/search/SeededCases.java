package org.gongshi.review.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.database.TestServer;

/** Many cases of one organ, written straight into the tables, and what a list must make of them. */
final class SeededCases {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** A case as the test knows it. */
  record Seeded(
      long key,
      String id,
      ActionKind kind,
      CaseState state,
      long handler,
      boolean imported,
      Instant filedAt,
      Instant updatedAt,
      LocalDate decidedOn,
      LocalDate publicBy) {

    LocalDate filedOn() {
      return LocalDate.ofInstant(filedAt, ZoneId.of("Asia/Shanghai"));
    }
  }

  private static final int BATCH = 500;

  private SeededCases() {}

  /** Adds {@code count} cases; the last kind and the last state are rare. */
  static List<Seeded> add(TestServer server, String organ, int count, long seed)
      throws SQLException {
    Random random = new Random(seed);
    List<Seeded> all = new ArrayList<>();
    try (Connection connection = server.batches()) {
      connection.setAutoCommit(false);
      long handler = number(connection, "SELECT id FROM account WHERE login = 'handler'");
      long other = number(connection, "SELECT id FROM account WHERE login = 'everything'");
      long approver = number(connection, "SELECT id FROM account WHERE login = 'approver'");
      long key = number(connection, "SELECT MAX(id) FROM law_case") + 1_000;
      for (int i = 0; i < count; i++) {
        all.add(next(random, i, random.nextInt(10) == 0 ? other : handler, key + i));
      }
      for (int from = 0; from < count; from += BATCH) {
        List<Seeded> some = all.subList(from, Math.min(count, from + BATCH));
        insertCases(connection, organ, some);
        insertDecisions(connection, organ, some, approver);
      }
      forgetTexts(connection, key);
      connection.commit();
    }
    return all;
  }

  private static Seeded next(Random random, int i, long handler, long key) {
    ActionKind kind =
        random.nextInt(500) == 0
            ? ActionKind.EXPROPRIATION_LEVY
            : ActionKind.values()[random.nextInt(ActionKind.values().length - 1)];
    CaseState state =
        switch (random.nextInt(50)) {
          case 0 -> CaseState.SERVED;
          case 1 -> CaseState.AWAITING_APPROVAL;
          case 2 -> CaseState.REDACTING;
          case 3, 4, 5, 6 -> CaseState.EXPIRED;
          default -> CaseState.PUBLISHED;
        };
    boolean decided = state != CaseState.AWAITING_APPROVAL;
    LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300));
    // Few moments for many cases, so that pages end in the middle of equals.
    return new Seeded(
        key,
        org.gongshi.review.identifiers.PublicId.next(),
        kind,
        state,
        handler,
        // A measure of coercion, or a penalty by the general procedure, would need a review.
        random.nextInt(4) == 0 || kind == ActionKind.COERCION,
        START.plusSeconds(i * 600L),
        START.plusSeconds(86_400L * random.nextInt(200)),
        decided ? day : null,
        decided ? day.plusDays(random.nextInt(30)) : null);
  }

  /** Nobody searches for them, and the words of so many would keep who searches waiting. */
  private static void forgetTexts(Connection connection, long key) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM case_text_due WHERE case_id >= " + key);
    }
  }

  private static void insertCases(Connection connection, String organ, List<Seeded> some)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO law_case (id, public_id, sample, imported, kind, procedure_kind, organ_code, title, matter, facts,
              basis, state, version, handler_id, review_required, details, created_at, updated_at)
            VALUES (?, ?, TRUE, ?, ?, 'SUMMARY', ?, '样例案件', '样例', '', '', ?, 1, ?, FALSE, ?, ?, ?)
            """)) {
      for (Seeded one : some) {
        insert.setLong(1, one.key());
        insert.setString(2, one.id());
        insert.setBoolean(3, one.imported());
        insert.setString(4, one.kind().name());
        insert.setString(5, organ);
        insert.setString(6, one.state().name());
        insert.setLong(7, one.handler());
        insert.setString(8, one.imported() ? null : "{\"kind\":\"" + one.kind() + "\"}");
        insert.setString(9, at(one.filedAt()));
        insert.setString(10, at(one.updatedAt()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void insertDecisions(
      Connection connection, String organ, List<Seeded> some, long approver) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO decision (case_id, handler_id, imported, review_required, approver_id, organ_code,
              document_number, conclusion, category, decided_on, public_by, public_by_provisional, text_sha256,
              document, signature, approved_at)
            VALUES (?, ?, ?, FALSE, ?, ?, ?, '', '', ?, ?, FALSE, SHA2('', 256), '', 'none', ?)
            """)) {
      for (Seeded one : some) {
        if (one.decidedOn() != null) {
          insert.setLong(1, one.key());
          insert.setLong(2, one.handler());
          insert.setBoolean(3, one.imported());
          insert.setObject(4, one.imported() ? null : approver);
          insert.setString(5, organ);
          insert.setString(6, "样例罚〔2026〕" + one.id());
          insert.setString(7, one.decidedOn().toString());
          insert.setString(8, one.publicBy().toString());
          insert.setString(9, at(one.updatedAt()));
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static String at(Instant instant) {
    return String.format(Locale.ROOT, "%tF %<tT", LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
