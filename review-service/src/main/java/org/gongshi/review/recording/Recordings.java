package org.gongshi.review.recording;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;
import static org.gongshi.review.http.Endpoint.put;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.YearTables;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Terms;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.vault.Vault;
import org.jspecify.annotations.Nullable;

/** The full-process record of cases: registers it, hands it out, and says what is missing. */
public final class Recordings {
  private final Database database;
  private final Once once;
  private final Audit audit;
  private final CaseDoor door;
  private final RecordingSettings settings;
  private final RuleTable table = RuleTable.shipped();
  private final Requirements requirements = new Requirements(table);
  private final MediaRecords media;
  private final WrittenRecords written;
  private final Downloads downloads;

  /** Attaches itself to {@code cases}: steps that lack a record are held back. */
  public Recordings(
      Database database,
      Once once,
      Audit audit,
      Cases cases,
      YearTables tables,
      Vault vault,
      RecordingSettings settings) {
    this.database = database;
    this.once = once;
    this.audit = audit;
    this.settings = settings;
    door = new CaseDoor(cases);
    Lateness lateness = new Lateness(settings, tables);
    media = new MediaRecords(once, audit, door, settings, lateness);
    written = new WrittenRecords(once, audit, door, lateness);
    downloads = new Downloads(database, audit, door, vault);
    cases.require(requirements);
  }

  record VoidRequest(@Nullable String reason) {}

  record NamingAnswer(String rule, String example) {}

  public List<Endpoint> endpoints() {
    var reader = anyOf(CaseDoor.READERS);
    var writer = anyOf(CaseDoor.WRITERS);
    String one = "/api/v1/cases/{id}/";
    return List.of(
        get(
                "/api/v1/recording/naming-rule",
                anyAccount(),
                "音像记录文件的命名规则和示例",
                call ->
                    Answer.ok(
                        new NamingAnswer(
                            settings.namingRule().expression(), settings.namingRule().example())))
            .answers(NamingAnswer.class)
            .untraced(),
        put(
                one + "recording-facts",
                writer,
                "填写全过程记录要素：检查领域、环节、措施、是否涉及生命健康和重大财产等",
                FactsRequest.class,
                this::putFacts)
            .answers(Requirements.Explanation.class)
            .refuses("NOT_YOUR_CASE"),
        get(one + "recording-requirements", reader, "逐条说明本案需要哪些音像记录，已有哪些，还缺哪些", this::explain)
            .answers(Requirements.Explanation.class)
            .refuses("NOT_YOUR_CASE"),
        post(one + "media-records", writer, "登记音像记录", MediaRequest.class, media::register)
            .creates(MediaRecords.MediaView.class)
            .refuses("NOT_YOUR_CASE", "DUPLICATE_CONTENT"),
        get(one + "media-records", reader, "本案的音像记录", this::mediaPage)
            .answersPage(MediaRecords.MediaView.class)
            .refuses("NOT_YOUR_CASE"),
        post(one + "written-records", writer, "登记文字记录", WrittenRequest.class, written::register)
            .creates(WrittenRecords.WrittenView.class)
            .refuses("NOT_YOUR_CASE"),
        get(one + "written-records", reader, "本案的文字记录", this::writtenPage)
            .answersPage(WrittenRecords.WrittenView.class)
            .refuses("NOT_YOUR_CASE"),
        post(
                one + "records/{record}/void",
                writer,
                "作废一项登记有误的记录，原登记保留",
                VoidRequest.class,
                this::voidRecord)
            .answersNothing()
            .refuses("NOT_YOUR_CASE", "RECORD_VOIDED"),
        post(
                one + "recording-failures",
                writer,
                "登记无法记录的故障及向负责人报告的情况",
                FailureRequest.class,
                written::fail)
            .creates(RecordRows.FailureRow.class)
            .refuses("NOT_YOUR_CASE"),
        get(one + "recording-failures", reader, "本案的记录故障", this::failures)
            .answersAll(RecordRows.FailureRow.class)
            .refuses("NOT_YOUR_CASE"),
        post(
                one + "recording-failures/{failure}/statement",
                writer,
                "提交故障的书面说明",
                WrittenRequest.class,
                written::state)
            .creates(WrittenRecords.WrittenView.class)
            .refuses("NOT_YOUR_CASE", "STATEMENT_GIVEN"),
        get(one + "records/{record}/content", reader, "读取记录的文件，须注明用途，支持分段", downloads::content)
            .asks(Downloads.PURPOSE)
            .gives(Terms.FILE)
            .versioned()
            .refuses("NOT_YOUR_CASE", "RANGE_OUTSIDE", "OBJECT_DESTROYED", "OBJECT_INFECTED"),
        get(one + "record-accesses", reader, "本案记录文件的查阅登记", this::accesses)
            .answersPage(RecordRows.AccessRow.class)
            .refuses("NOT_YOUR_CASE"));
  }

  /** What statistics count of the records of some cases, read at once; at most 1,000 cases. */
  public RecordFigures figures(Transaction tx, List<Long> caseKeys) {
    return new Figures(table).of(tx, caseKeys);
  }

  /** The files of a case's records that stand. */
  public static List<RecordFile> files(Transaction tx, OpenCase open) {
    return tx.mapper(RecordMapper.class).files(open.key());
  }

  /** Logs that a step read the whole file of a record, and what for. */
  public static void accessed(Transaction tx, RecordFile file, Actor by, String purpose) {
    tx.mapper(RecordMapper.class)
        .insertAccess(file.key(), by.id(), purpose, 0, file.size() - 1, tx.now());
  }

  private Answer putFacts(Call call) {
    Facts facts = call.body(FactsRequest.class).checked();
    return once.change(
        call,
        tx -> {
          OpenCase open = door.toWrite(tx, call);
          RecordRows.FactsRow row =
              new RecordRows.FactsRow(
                  facts.field(),
                  Facts.names(facts.stages()),
                  Facts.names(facts.measures()),
                  Facts.names(facts.notCooperated()),
                  facts.lifeOrHealth(),
                  facts.majorProperty(),
                  facts.leftAtPlace(),
                  call.actor().login(),
                  tx.now());
          tx.mapper(FailureMapper.class).putFacts(open.key(), row, call.actor().id());
          audit.record(
              tx,
              call.actor().login(),
              "RecordingFactsGiven",
              open.id(),
              "field "
                  + facts.field()
                  + "; stages "
                  + row.stages()
                  + "; measures "
                  + row.measures()
                  + "; not cooperated "
                  + row.notCooperated()
                  + "; life or health "
                  + row.lifeOrHealth()
                  + "; major property "
                  + row.majorProperty()
                  + "; left at place "
                  + row.leftAtPlace());
          return Answer.ok(requirements.explain(tx, open));
        });
  }

  private Answer explain(Call call) {
    return database.transact(tx -> Answer.ok(requirements.explain(tx, door.toRead(tx, call))));
  }

  private Answer mediaPage(Call call) {
    Paging paging = Paging.of(call, 1);
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    MediaRecords.page(tx, door.toRead(tx, call), paging),
                    m -> List.of(m.record().key()))));
  }

  private Answer writtenPage(Call call) {
    Paging paging = Paging.of(call, 1);
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    WrittenRecords.page(tx, door.toRead(tx, call), paging),
                    w -> List.of(w.record().key()))));
  }

  private Answer failures(Call call) {
    return database.transact(
        tx -> Answer.ok(tx.mapper(FailureMapper.class).all(door.toRead(tx, call).key())));
  }

  private Answer accesses(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(RecordMapper.class)
                        .accesses(door.toRead(tx, call).key(), after, paging.rows()),
                    a -> List.of(a.key()))));
  }

  private Answer voidRecord(Call call) {
    VoidRequest request = call.body(VoidRequest.class);
    Checks checks = new Checks();
    String reason = checks.text("reason", request.reason(), 500);
    checks.orRefuse();
    return once.change(
        call,
        tx -> {
          OpenCase open = door.toWrite(tx, call);
          RecordMapper mapper = tx.mapper(RecordMapper.class);
          CaseRecord record = mapper.record(open.key(), call.parameter("record"));
          if (record == null) {
            throw Problem.notFound().asException();
          }
          if (record.voidedFor() != null) {
            throw Problem.of(409, "RECORD_VOIDED", "记录已作废", "该记录此前已作废，无需重复办理。").asException();
          }
          mapper.insertVoid(record.key(), reason, call.actor().id(), tx.now());
          audit.record(
              tx,
              call.actor().login(),
              "RecordVoided",
              open.id(),
              Objects.requireNonNull(record.id()));
          return Answer.done();
        });
  }
}
