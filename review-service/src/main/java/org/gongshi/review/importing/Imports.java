package org.gongshi.review.importing;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gongshi.review.approval.Approvals;
import org.gongshi.review.approval.Decision;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Party;
import org.gongshi.review.cases.Procedure;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.Deadline;
import org.gongshi.review.disclosure.Publicities;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.http.Violation;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organ;
import org.gongshi.review.registers.Organs;

/**
 * Imports penalty files: decided cases that still await redaction and disclosure approval. The same
 * file again changes nothing.
 */
public final class Imports {
  private static final int MAX_BYTES = 64 << 20;

  private final Database database;
  private final Cases cases;
  private final Approvals approvals;
  private final Publicities publicities;
  private final InstantSource clock;

  public Imports(
      Database database,
      Cases cases,
      Approvals approvals,
      Publicities publicities,
      InstantSource clock) {
    this.database = database;
    this.cases = cases;
    this.approvals = approvals;
    this.publicities = publicities;
    this.clock = clock;
  }

  private record Read(CsvFile.Row source, PenaltyRow row, List<Violation> violations) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/imports/penalties",
                anyOf(Role.DISCLOSURE_OFFICER),
                "导入双公示行政处罚 CSV（UTF-8 或 GB18030），逐行返回结果",
                null,
                this::importPenalties)
            .takes("text/csv")
            .answers(ImportReport.class)
            .refuses("EMPTY_FILE", "MALFORMED_CSV", "UNKNOWN_CHARSET"));
  }

  private Answer importPenalties(Call call) {
    call.requireMediaType("text/csv");
    CsvFile file = CsvFile.read(call.bytes(MAX_BYTES), PenaltyRow.REQUIRED_COLUMNS);
    LocalDate today = LocalDate.ofInstant(clock.instant(), Approvals.ZONE);
    List<Read> rows = read(file, today);
    MentionedPeople people = people(rows);
    List<ImportReport.Row> results = new ArrayList<>();
    for (Read read : rows) {
      results.add(
          read.violations().isEmpty()
              ? take(call.actor(), read, people)
              : result(read, ImportReport.Outcome.REFUSED, null, read.violations()));
    }
    return Answer.ok(ImportReport.of(file.charset(), results));
  }

  private static List<Read> read(CsvFile file, LocalDate today) {
    Map<String, Integer> firstUse = new HashMap<>();
    List<Read> rows = new ArrayList<>();
    for (CsvFile.Row source : file.rows()) {
      Checks checks = new Checks();
      checks.require(source.wellFormed(), "(row)", "COLUMN_COUNT", "本行的列数与表头不一致。");
      PenaltyRow row = PenaltyRow.read(source.values(), today, checks);
      Integer earlier =
          firstUse.putIfAbsent(row.organCode() + row.documentNumber(), source.number());
      checks.require(
          earlier == null || row.documentNumber().isEmpty(),
          "CF_WSH",
          "DUPLICATE_IN_FILE",
          "文号与本文件第" + earlier + "行重复。");
      rows.add(new Read(source, row, checks.violations()));
    }
    return rows;
  }

  private static MentionedPeople people(List<Read> rows) {
    Set<String> names = new HashSet<>();
    for (Read read : rows) {
      Party party = read.row().party();
      if (party.kind() == Party.Kind.NATURAL_PERSON && party.name().length() >= 2) {
        names.add(party.name());
      }
      Party representative = read.row().representative();
      if (representative != null) {
        names.add(representative.name());
      }
    }
    return new MentionedPeople(names);
  }

  private ImportReport.Row take(Actor actor, Read read, MentionedPeople people) {
    PenaltyRow row = read.row();
    String digest = Sha256.of(new TreeMap<>(read.source().values()).toString());
    Cases.RequestKey key =
        new Cases.RequestKey(
            "import:" + Sha256.of(row.organCode() + " " + row.documentNumber()), digest);
    try {
      return database.transact(
          tx -> {
            String known = cases.digestOf(tx, key.key());
            if (known != null) {
              return known.equals(digest)
                  ? result(read, ImportReport.Outcome.UNCHANGED, null, List.of())
                  : conflict(read);
            }
            if (approvals.caseOf(tx, row.organCode(), row.documentNumber()) != null) {
              return conflict(read);
            }
            OpenCase open = store(tx, actor, row, key, people);
            return result(read, ImportReport.Outcome.IMPORTED, open.id(), List.of());
          });
    } catch (ProblemException e) {
      return result(
          read,
          ImportReport.Outcome.REFUSED,
          null,
          List.of(new Violation("(row)", e.problem().code(), e.problem().detail())));
    }
  }

  private OpenCase store(
      Transaction tx, Actor actor, PenaltyRow row, Cases.RequestKey key, MentionedPeople people) {
    if (!Organs.isKnown(tx, row.organCode())) {
      Organs.put(tx, new Organ(row.organCode(), row.organName()));
    }
    OpenCase open =
        cases.takeInDecided(
            tx, actor, filing(row, people), key, "document " + row.documentNumber());
    Deadline due = approvals.disclosureClock().publicBy(tx, ActionKind.PENALTY, row.decidedOn());
    approvals.recordImported(
        tx,
        open,
        new Decision(
            row.documentNumber(),
            row.conclusion(),
            row.category(),
            row.amountYuan(),
            row.decidedOn(),
            due.lastDay(),
            due.provisional(),
            null));
    row.publicUntil().ifPresent(end -> publicities.recordImported(tx, open, end.day()));
    return open;
  }

  private static Filing filing(PenaltyRow row, MentionedPeople people) {
    List<Party> parties = new ArrayList<>();
    parties.add(row.party());
    Set<String> named = new HashSet<>(Set.of(row.party().name()));
    Party representative = row.representative();
    if (representative != null) {
      parties.add(representative);
      named.add(representative.name());
    }
    parties.addAll(
        people.in(
            List.of(row.facts(), row.basis(), row.conclusion(), row.offence(), row.category()),
            named));
    String offence = row.offence().replace('\n', ' ');
    return new Filing(
        ActionKind.PENALTY,
        Procedure.GENERAL,
        row.organCode(),
        row.party().name() + "行政处罚决定（" + row.documentNumber() + "）",
        offence,
        row.facts(),
        row.basis(),
        parties,
        List.of(),
        List.of(),
        null,
        false,
        null);
  }

  private static ImportReport.Row conflict(Read read) {
    return result(
        read,
        ImportReport.Outcome.REFUSED,
        null,
        List.of(new Violation("CF_WSH", "DIFFERS_FROM_STORED", "本机关已有同一文号的案件且内容不同，请核对；更正须走更正程序。")));
  }

  private static ImportReport.Row result(
      Read read,
      ImportReport.Outcome outcome,
      @org.jspecify.annotations.Nullable String caseId,
      List<Violation> violations) {
    String number = read.row().documentNumber();
    return new ImportReport.Row(
        read.source().number(), outcome, number.isEmpty() ? null : number, caseId, violations);
  }
}
