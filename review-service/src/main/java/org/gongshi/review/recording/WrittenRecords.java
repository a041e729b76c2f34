package org.gongshi.review.recording;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.vault.Uploads;
import org.jspecify.annotations.Nullable;

/** 文字记录 and 书面说明: electronic, or paper with the reason why. */
final class WrittenRecords {
  private final Once once;
  private final Audit audit;
  private final CaseDoor door;
  private final Lateness lateness;

  WrittenRecords(Once once, Audit audit, CaseDoor door, Lateness lateness) {
    this.once = once;
    this.audit = audit;
    this.door = door;
    this.lateness = lateness;
  }

  /** A written record with its form. */
  record WrittenView(CaseRecord record, WrittenForm form, @Nullable String paperReason) {}

  Answer register(Call call) {
    WrittenRequest request = call.body(WrittenRequest.class);
    return once.change(
        call,
        tx -> {
          OpenCase open = door.toWrite(tx, call);
          CaseRecord record = insert(tx, call, open, RecordKind.WRITTEN, request.checked(tx.now()));
          return Answer.created(
              view(tx, record), "/api/v1/cases/" + open.id() + "/written-records/" + record.id());
        });
  }

  /** A stage that could not be recorded. */
  Answer fail(Call call) {
    FailureRequest request = call.body(FailureRequest.class);
    return once.change(
        call,
        tx -> {
          FailureRequest.Checked sent = request.checked(tx.now());
          OpenCase open = door.toWrite(tx, call);
          Long device = null;
          if (sent.device() != null) {
            var known = org.gongshi.review.devices.Devices.find(tx, sent.device());
            if (known == null || !known.organCode().equals(open.filing().organCode())) {
              var checks = new org.gongshi.review.http.Checks();
              checks.add("device", "UNKNOWN_DEVICE", "本机关的设备登记册中没有这台设备，请先登记设备。");
              checks.orRefuse();
            }
            device = Objects.requireNonNull(known).key();
          }
          String id = PublicId.next();
          FailureMapper mapper = tx.mapper(FailureMapper.class);
          mapper.insert(id, open.key(), sent, device, call.actor().id(), tx.now());
          audit.record(
              tx,
              call.actor().login(),
              "RecordingFailureReported",
              open.id(),
              id + "; " + sent.stage() + "; " + sent.cause());
          return Answer.created(
              Objects.requireNonNull(mapper.failure(open.key(), id)),
              "/api/v1/cases/" + open.id() + "/recording-failures/" + id);
        });
  }

  /** The written statement that a failure still owes. */
  Answer state(Call call) {
    WrittenRequest request = call.body(WrittenRequest.class);
    return once.change(
        call,
        tx -> {
          WrittenRequest.Checked sent = request.checked(tx.now());
          OpenCase open = door.toWrite(tx, call);
          FailureMapper mapper = tx.mapper(FailureMapper.class);
          RecordRows.FailureRow failure = mapper.failure(open.key(), call.parameter("failure"));
          if (failure == null) {
            throw Problem.notFound().asException();
          }
          if (failure.statement() != null) {
            throw Problem.of(409, "STATEMENT_GIVEN", "书面说明已提交", "该故障已有书面说明，不能重复提交。").asException();
          }
          if (sent.upload() == null) {
            var checks = new org.gongshi.review.http.Checks();
            checks.add("upload", "REQUIRED", "书面说明请上传电子文件或者扫描件，并填写上传编号。");
            checks.orRefuse();
          }
          CaseRecord record = insert(tx, call, open, RecordKind.STATEMENT, sent);
          mapper.insertStatement(failure.key(), open.key(), record.key());
          return Answer.created(
              view(tx, record), "/api/v1/cases/" + open.id() + "/written-records/" + record.id());
        });
  }

  private CaseRecord insert(
      Transaction tx, Call call, OpenCase open, RecordKind kind, WrittenRequest.Checked sent) {
    String upload = sent.upload();
    Uploads.Stored file =
        upload == null ? null : Uploads.stored(tx, call.actor(), "upload", upload);
    Instant due = sent.form() == WrittenForm.PAPER ? lateness.dueOfPaper(tx, sent.madeAt()) : null;
    long late = due == null ? 0 : Lateness.minutes(due, tx.now());
    MediaRecords.requireReason(late, sent.lateReason());
    String id = PublicId.next();
    RecordMapper mapper = tx.mapper(RecordMapper.class);
    mapper.insert(
        new RecordRows.NewRecord(
            id,
            open.key(),
            kind,
            sent.title(),
            file == null ? null : file.object().sha256(),
            file == null ? null : file.fileName(),
            file == null ? null : file.mediaType(),
            file == null ? null : file.object().size(),
            sent.madeAt(),
            sent.madeAt(),
            file == null ? null : file.finishedAt(),
            due,
            late,
            late > 0 ? sent.lateReason() : null,
            call.actor().id()),
        tx.now());
    CaseRecord record = Objects.requireNonNull(mapper.record(open.key(), id));
    mapper.insertWritten(record.key(), sent.form(), sent.paperReason());
    audit.record(
        tx,
        call.actor().login(),
        kind == RecordKind.STATEMENT ? "FailureStatementGiven" : "WrittenRecordRegistered",
        open.id(),
        id + "; " + sent.form() + "; late minutes " + late);
    return record;
  }

  static WrittenView view(Transaction tx, CaseRecord record) {
    RecordRows.WrittenRow written =
        Objects.requireNonNull(tx.mapper(RecordMapper.class).written(record.key()));
    return new WrittenView(record, written.form(), written.paperReason());
  }

  static List<WrittenView> page(Transaction tx, OpenCase open, Paging paging) {
    long after = paging.afterKey();
    return tx
        .mapper(RecordMapper.class)
        .page(open.key(), RecordKind.WRITTEN, after, paging.rows())
        .stream()
        .map(r -> view(tx, r))
        .toList();
  }
}
