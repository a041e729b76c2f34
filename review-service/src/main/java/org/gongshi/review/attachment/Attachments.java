package org.gongshi.review.attachment;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.delete;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.extraction.Extracted;
import org.gongshi.review.extraction.Extractor;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identity.Role;
import org.gongshi.review.recording.RecordFile;
import org.gongshi.review.recording.Recordings;
import org.gongshi.review.vault.StoredObject;
import org.gongshi.review.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * The door: files of the record that are published beside the decision. Nothing original is: of a
 * PDF or DOCX the text is taken, of a picture the pixels, and a person says why a picture may go.
 */
public final class Attachments {
  private static final int MOST = 10;

  /** 绝密、机密、秘密 with its star, as documents carry it (保守国家秘密法实施条例 art. 20). */
  private static final Pattern SECRECY_MARK = Pattern.compile("(?:绝\\s*密|机\\s*密|秘\\s*密)\\s*[★☆]");

  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Vault vault;
  private final Extractor extractor;
  private final Audit audit;

  public Attachments(
      Database database, Once once, Cases cases, Vault vault, Extractor extractor, Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.vault = vault;
    this.extractor = extractor;
    this.audit = audit;
  }

  private record Source(RecordFile record, StoredObject object) {}

  public List<Endpoint> endpoints() {
    var readers = anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR);
    return List.of(
        get(
                "/api/v1/cases/{id}/attachment-sources",
                anyOf(Role.DISCLOSURE_OFFICER),
                "可以附于决定的案卷记录文件",
                this::sources)
            .answersAll(RecordFile.class),
        get("/api/v1/cases/{id}/attachments", readers, "决定的附件，连同已移除的、读出的文字和未收入的内容", this::list)
            .answersAll(AttachmentView.class)
            .versioned(),
        post(
                "/api/v1/cases/{id}/attachments",
                anyOf(Role.DISCLOSURE_OFFICER),
                "附上一份记录文件：PDF、DOCX读出文字后隐去重排，图片须写明理由；附上后须重新生成隐私处理稿",
                AttachmentRequest.class,
                this::add)
            .versioned()
            .creates(AttachmentView.class)
            .refuses(
                "NOT_BEING_REDACTED",
                "TOO_MANY_ATTACHMENTS",
                "ATTACHMENT_REFUSED",
                "SECRECY_MARK",
                "OBJECT_DESTROYED",
                "OBJECT_INFECTED"),
        delete(
                "/api/v1/cases/{id}/attachments/{number}",
                anyOf(Role.DISCLOSURE_OFFICER),
                "移除附件；移除后须重新生成隐私处理稿",
                this::remove)
            .versioned()
            .answersNothing()
            .refuses("NOT_BEING_REDACTED"));
  }

  /** What is attached now, in order. */
  public static List<Attached> of(Transaction tx, OpenCase open) {
    return tx.mapper(AttachmentMapper.class).attached(open.key());
  }

  /** The bytes of an attached picture. */
  public static byte[] picture(Transaction tx, OpenCase open, int number) {
    String hex = tx.mapper(AttachmentMapper.class).picture(open.key(), number);
    return HexFormat.of().parseHex(Objects.requireNonNull(hex, "no picture"));
  }

  /** Forgets what was taken out of the files of a case whose destruction was approved. */
  public static void forget(Transaction tx, OpenCase open) {
    tx.mapper(AttachmentMapper.class).forget(open.key());
  }

  /** Takes what is attached along to the case's edition. */
  public static void carry(Transaction tx, OpenCase from, OpenCase to) {
    AttachmentMapper mapper = tx.mapper(AttachmentMapper.class);
    of(tx, from).forEach(a -> mapper.carry(from.key(), a.number(), to.key(), tx.now()));
  }

  private Answer sources(Call call) {
    return database.transact(
        tx -> Answer.ok(Recordings.files(tx, cases.look(tx, call.parameter("id"), call.actor()))));
  }

  private Answer list(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          return Answer.ok(views(tx, open)).withVersion(open.version());
        });
  }

  private static List<AttachmentView> views(Transaction tx, OpenCase open) {
    return tx.mapper(AttachmentMapper.class).ofCase(open.key()).stream()
        .map(Attachments::view)
        .toList();
  }

  private static AttachmentView view(AttachmentMapper.Row row) {
    return new AttachmentView(
        row.number(),
        row.record(),
        row.sourceSha256(),
        row.title(),
        row.kind(),
        row.text(),
        row.pages(),
        row.notes().lines().toList(),
        row.pictureType(),
        row.pictureReason(),
        row.addedBy(),
        row.addedAt(),
        row.removedBy(),
        row.removedAt());
  }

  /** Reading a file takes seconds, so it is read before the case is locked. */
  private Answer add(Call call) {
    AttachmentRequest.Checked request = call.body(AttachmentRequest.class).checked();
    Source source = database.transact(tx -> source(tx, call, request));
    Extracted extracted = read(source);
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          requireBeingRedacted(open);
          AttachmentMapper mapper = tx.mapper(AttachmentMapper.class);
          int number = mapper.lastNumber(open.key()) + 1;
          if (mapper.standing(open.key()) >= MOST || number > 99) {
            throw Problem.of(
                    409,
                    "TOO_MANY_ATTACHMENTS",
                    "附件过多",
                    "一件决定最多附" + MOST + "份附件，请先移除不需要的。案件编号：" + open.id() + "。")
                .asException();
          }
          mapper.add(
              open.key(), row(number, source, request, extracted), call.actor().id(), tx.now());
          Recordings.accessed(tx, source.record(), call.actor(), "附于公示的决定");
          open.touch();
          audit.record(
              tx,
              call.actor().login(),
              "AttachmentAdded",
              open.id(),
              "attachment " + number + " of record " + source.record().id());
          AttachmentView added = views(tx, open).getLast();
          return Answer.created(added, "/api/v1/cases/" + open.id() + "/attachments/" + number)
              .withVersion(open.version());
        });
  }

  private Source source(Transaction tx, Call call, AttachmentRequest.Checked request) {
    OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
    requireBeingRedacted(open);
    RecordFile record =
        Recordings.files(tx, open).stream()
            .filter(r -> r.id().equals(request.record()))
            .findFirst()
            .orElse(null);
    StoredObject object = record == null ? null : Vault.find(tx, record.sha256());
    if (record == null || object == null) {
      Checks checks = new Checks();
      checks.add("record", "NO_SUCH_RECORD", "本案没有这项有文件的记录，请查询 attachment-sources。");
      checks.orRefuse();
    }
    return new Source(Objects.requireNonNull(record), Objects.requireNonNull(object));
  }

  private Extracted read(Source source) {
    StoredObject object = source.object();
    try {
      return extractor.read(vault.read(object, source.record().mediaType(), 0, object.size() - 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AttachmentMapper.NewRow row(
      int number, Source source, AttachmentRequest.Checked request, Extracted extracted) {
    Checks checks = new Checks();
    String reason = request.pictureReason();
    switch (extracted) {
      case Extracted.Text(String text, int pages, List<String> notes) -> {
        checks.require(reason == null, "pictureReason", "NOT_APPLICABLE", "只有图片才填写公开图片的理由。");
        checks.orRefuse();
        if (SECRECY_MARK.matcher(text).find()) {
          throw Problem.of(409, "SECRECY_MARK", "文件有国家秘密标志", "文件标有国家秘密，不得公开；请依照保密规定处理，不予公开本案。")
              .asException();
        }
        return row(
            number,
            source,
            request,
            AttachmentView.Kind.TEXT,
            text,
            pages,
            String.join("\n", notes),
            null);
      }
      case Extracted.Picture picture -> {
        checks.require(
            reason != null,
            "pictureReason",
            "REQUIRED",
            "图片中的人脸、车牌、门牌等无法自动识别，须由经办人逐一核对，并写明公开该图片的理由。");
        checks.orRefuse();
        return row(number, source, request, AttachmentView.Kind.PICTURE, null, 0, "", picture);
      }
      case Extracted.Refused refused -> throw refusal(refused);
    }
  }

  private static AttachmentMapper.NewRow row(
      int number,
      Source source,
      AttachmentRequest.Checked request,
      AttachmentView.Kind kind,
      @Nullable String text,
      int pages,
      String notes,
      Extracted.@Nullable Picture picture) {
    return new AttachmentMapper.NewRow(
        number,
        source.record().key(),
        source.record().sha256(),
        request.title(),
        kind,
        text,
        pages,
        notes,
        picture == null ? null : picture.bytes(),
        picture == null ? null : picture.type(),
        request.pictureReason());
  }

  private static ProblemException refusal(Extracted.Refused refused) {
    String where = refused.page() == 0 ? "" : "第" + refused.page() + "页";
    return Problem.of(
            409, "ATTACHMENT_REFUSED", "这份文件不能作为附件", where + refused.refusal().sentence() + "。")
        .asException();
  }

  private Answer remove(Call call) {
    String number = call.parameter("number");
    if (!number.matches("[1-9][0-9]?")) {
      throw Problem.notFound().asException();
    }
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          requireBeingRedacted(open);
          if (tx.mapper(AttachmentMapper.class)
                  .remove(open.key(), Integer.parseInt(number), call.actor().id(), tx.now())
              == 0) {
            throw Problem.notFound().asException();
          }
          open.touch();
          audit.record(
              tx, call.actor().login(), "AttachmentRemoved", open.id(), "attachment " + number);
          return Answer.done().withVersion(open.version());
        });
  }

  private static void requireBeingRedacted(OpenCase open) {
    switch (open.standing().state()) {
      case SERVED, REDACTING, DEFERRED -> {}
      default ->
          throw Problem.of(
                  409,
                  "NOT_BEING_REDACTED",
                  "不在隐私处理环节",
                  "只有已送达、正在隐私处理的案件可以增减附件；待公示审核的请先退回。当前环节："
                      + open.standing().state().label()
                      + "。案件编号："
                      + open.id()
                      + "。")
              .asException();
    }
  }
}
