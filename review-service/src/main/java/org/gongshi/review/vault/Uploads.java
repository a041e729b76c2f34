package org.gongshi.review.vault;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.anyone;

import io.helidon.http.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resumable way into the vault, spoken as tus 1.0.0. An upload belongs to the account that
 * began it; several instances of the service may serve its parts in turn.
 */
public final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final String PATH = "/api/v1/uploads";

  private final Database database;
  private final VaultFolder folder;
  private final VaultSettings settings;
  private final Reception reception;
  private final Intake intake;

  public Uploads(Database database, Audit audit, Vault vault, VaultSettings settings) {
    this.database = database;
    this.folder = vault.folder();
    this.settings = settings;
    this.reception = new Reception(database, settings);
    this.intake = new Intake(database, audit, folder, vault.scanner(), settings);
  }

  /** A file that is in the vault, under the name that its sender gave it. */
  public record Stored(
      String fileName, String mediaType, Instant finishedAt, StoredObject object) {}

  public List<Endpoint> endpoints() {
    var sender =
        anyOf(
            Role.HANDLER,
            Role.LEGAL_REVIEWER,
            Role.COUNSEL,
            Role.APPROVER,
            Role.DEPUTY_APPROVER,
            Role.RECORDS_KEEPER);
    String one = PATH + "/{id}";
    // tus has offsets instead of idempotency keys: what is sent again is refused by its offset.
    return List.of(
        Endpoint.of(Method.OPTIONS, PATH, anyone(), "上传能力：tus 协议版本、扩展和单个文件上限", this::options)
            .answersNothing()
            .withoutKey(),
        Endpoint.of(Method.OPTIONS, one, anyone(), "上传能力：tus 协议版本、扩展和单个文件上限", this::options)
            .answersNothing()
            .withoutKey(),
        Endpoint.of(
                Method.POST,
                PATH,
                sender,
                "开始上传文件（tus creation）",
                call -> Tus.speak(call, this::create))
            .creates(UploadView.class)
            .refuses(
                "TUS_VERSION",
                "WRONG_HEADER",
                "LENGTH_REQUIRED",
                "FILE_TOO_LARGE",
                "MALFORMED_UPLOAD_METADATA",
                "UNKNOWN_CHECKSUM",
                "VAULT_FULL")
            .withoutKey(),
        Endpoint.of(Method.HEAD, one, sender, "查询已收到的字节数（tus）", call -> Tus.speak(call, this::head))
            .answersHeaders()
            .refuses("TUS_VERSION", "NO_SUCH_UPLOAD", "UPLOAD_GONE"),
        appending(
            Endpoint.of(
                    Method.PATCH, one, sender, "续传文件内容（tus）", call -> Tus.speak(call, this::append))
                .takes(Tus.OFFSET_STREAM)),
        Endpoint.of(
                Method.DELETE,
                one,
                sender,
                "取消上传（tus termination）",
                call -> Tus.speak(call, this::cancel))
            .answersNothing()
            .refuses("TUS_VERSION", "NO_SUCH_UPLOAD", "UPLOAD_GONE", "UPLOAD_BUSY", "UPLOAD_STORED")
            .withoutKey(),
        appending(
            Endpoint.of(
                Method.POST,
                one,
                sender,
                "以 X-HTTP-Method-Override 代替 PATCH、DELETE（tus）",
                call -> Tus.speak(call, this::override))),
        Endpoint.get(one, sender, "上传的状态：接收、校验、入库、隔离", this::view)
            .answers(UploadView.class)
            .refuses("NO_SUCH_UPLOAD"));
  }

  private static Endpoint appending(Endpoint endpoint) {
    return endpoint
        .answersNothing()
        .refuses(
            "TUS_VERSION",
            "WRONG_HEADER",
            "NO_SUCH_UPLOAD",
            "UPLOAD_GONE",
            "UPLOAD_BUSY",
            "UPLOAD_STORED",
            "UPLOAD_TOO_LONG",
            "WRONG_OFFSET",
            "OFFSET_MOVED",
            "UNKNOWN_CHECKSUM",
            "CHECKSUM_MISMATCH",
            "HASH_MISMATCH",
            "MALWARE_FOUND",
            "VAULT_FULL")
        .withoutKey();
  }

  /**
   * The stored file of one's own upload.
   *
   * @throws ProblemException 422 naming {@code field} if there is no such upload, or it is not in
   *     the vault
   */
  public static Stored stored(Transaction tx, Actor actor, String field, String id) {
    UploadRow row = tx.mapper(UploadMapper.class).byPublicId(id);
    String sha256 = row == null || row.ownerId() != actor.id() ? null : row.sha256();
    StoredObject object = sha256 == null ? null : Vault.find(tx, sha256);
    if (row == null || object == null || object.destroyedAt() != null) {
      throw Problem.invalid(
              List.of(
                  new org.gongshi.review.http.Violation(
                      field, "NOT_STORED", "没有这个上传，或者文件尚未入库，请查询上传状态后重试。")))
          .asException();
    }
    return new Stored(
        row.fileName(), row.mediaType(), Objects.requireNonNull(row.finishedAt()), object);
  }

  private Answer options(Call call) {
    return new Answer(
        204,
        null,
        Map.of(
            "Tus-Resumable", Tus.VERSION,
            "Tus-Version", Tus.VERSION,
            "Tus-Extension", Tus.EXTENSIONS,
            "Tus-Max-Size", Long.toString(settings.largestFile()),
            "Tus-Checksum-Algorithm", ChunkChecksum.ALGORITHMS));
  }

  private Answer create(Call call, Map<String, String> headers) {
    if (call.header("Upload-Defer-Length").isPresent()) {
      throw Problem.of(400, "LENGTH_REQUIRED", "请申报文件长度", "不支持事后申报长度，请填写 Upload-Length。")
          .asException();
    }
    long length = Tus.bytes(call, "Upload-Length");
    if (length > settings.largestFile()) {
      throw Problem.of(
              413,
              "FILE_TOO_LARGE",
              "文件过大",
              "单个文件不能超过" + (settings.largestFile() >> 20) + " MiB，请分段录制或者拆分后上传。")
          .asException();
    }
    UploadRequest request = UploadRequest.of(length, call.header("Upload-Metadata").orElse(""));
    requireSpace(length);
    String id = PublicId.next();
    UploadRow row;
    try {
      PartFile.create(folder.upload(id));
      VaultFolder.sync(folder.uploads());
      row =
          database.transact(
              tx -> {
                UploadMapper mapper = tx.mapper(UploadMapper.class);
                mapper.insert(
                    id, call.actor().id(), request, tx.now(), tx.now().plus(settings.uploadLife()));
                return Objects.requireNonNull(mapper.byPublicId(id));
              });
    } catch (IOException e) {
      throw full(e);
    }
    headers.put("Location", PATH + "/" + id);
    boolean withBytes = call.contentLength() != 0 && call.hasContent();
    if (withBytes || length == 0) {
      try {
        row = receive(call, row, 0);
      } catch (ProblemException e) {
        // The upload exists and says by HEAD how far it came; only its beginning was refused.
        LOG.info("first bytes of upload {} refused: {}", id, e.problem().code());
        row = reload(id);
      }
    }
    headers.put("Upload-Offset", Long.toString(row.received()));
    headers.put("Upload-Expires", Tus.date(row.expiresAt()));
    return new Answer(201, UploadView.of(row), headers);
  }

  private Answer head(Call call, Map<String, String> headers) {
    UploadRow row = own(call);
    requireThere(row);
    headers.put("Upload-Offset", Long.toString(row.received()));
    headers.put("Upload-Length", Long.toString(row.length()));
    headers.put("Upload-Expires", Tus.date(row.expiresAt()));
    if (!row.metadata().isEmpty()) {
      headers.put("Upload-Metadata", row.metadata());
    }
    return new Answer(200, null, headers);
  }

  private Answer append(Call call, Map<String, String> headers) {
    UploadRow row = own(call);
    requireThere(row);
    call.requireMediaType(Tus.OFFSET_STREAM);
    long offset = Tus.bytes(call, "Upload-Offset");
    UploadRow after = receive(call, row, offset);
    headers.put("Upload-Offset", Long.toString(after.received()));
    headers.put("Upload-Expires", Tus.date(after.expiresAt()));
    return new Answer(204, null, headers);
  }

  /**
   * Locks the upload, takes in the body from {@code offset} on and stores the file if it is whole.
   */
  private UploadRow receive(Call call, UploadRow row, long offset) {
    ChunkChecksum checksum = call.header("Upload-Checksum").map(ChunkChecksum::of).orElse(null);
    try (PartFile part = PartFile.lock(folder.upload(row.publicId())).orElseThrow(Uploads::busy)) {
      UploadRow locked = reload(row.publicId());
      requireThere(locked);
      if (locked.received() != offset) {
        throw Problem.of(409, "WRONG_OFFSET", "偏移量不符", "服务端已收到" + locked.received() + "字节，请从该处续传。")
            .asException();
      }
      if (locked.state() == UploadState.STORED) {
        return locked;
      }
      long received =
          reception.receive(part, locked, call.content(), call.contentLength(), checksum);
      if (received == locked.length()) {
        intake.finish(part, locked);
      }
    } catch (NoSuchFileException e) {
      UploadRow now = reload(row.publicId());
      requireThere(now);
      if (now.state() == UploadState.STORED) {
        return now;
      }
      throw gone();
    } catch (PartFile.DiskException e) {
      throw full(e);
    } catch (IOException e) {
      throw new UncheckedIOException("upload " + row.publicId(), e);
    }
    UploadRow after = reload(row.publicId());
    requireAccepted(after);
    return after;
  }

  private Answer cancel(Call call, Map<String, String> headers) {
    UploadRow row = own(call);
    requireThere(row);
    try (PartFile part = PartFile.lock(folder.upload(row.publicId())).orElseThrow(Uploads::busy)) {
      UploadRow locked = reload(row.publicId());
      requireThere(locked);
      requireNotStored(locked);
      part.continueAt(0);
      intake.drop(locked, UploadState.TERMINATED, "UploadTerminated", "by its sender");
    } catch (NoSuchFileException e) {
      requireNotStored(reload(row.publicId()));
      throw gone();
    } catch (IOException e) {
      throw new UncheckedIOException("upload " + row.publicId(), e);
    }
    return new Answer(204, null, headers);
  }

  private static void requireNotStored(UploadRow row) {
    if (row.state() == UploadState.STORED) {
      throw Problem.of(409, "UPLOAD_STORED", "文件已入库", "已入库的文件只能按保管期限的规定处理，不能取消上传。").asException();
    }
  }

  private Answer override(Call call, Map<String, String> headers) {
    return switch (call.header("X-HTTP-Method-Override").orElse("")) {
      case "PATCH" -> append(call, headers);
      case "DELETE" -> cancel(call, headers);
      default ->
          throw Problem.of(
                  400, "WRONG_HEADER", "请求头有误", "X-HTTP-Method-Override 应为 PATCH 或者 DELETE。")
              .asException();
    };
  }

  private Answer view(Call call) {
    return Answer.ok(UploadView.of(own(call)));
  }

  private UploadRow own(Call call) {
    UploadRow row = find(call.parameter("id"));
    if (row == null || row.ownerId() != call.actor().id()) {
      throw Problem.of(404, "NO_SUCH_UPLOAD", "没有这个上传", "请核对上传编号；只有发起上传的账号可以续传。").asException();
    }
    return row;
  }

  private @Nullable UploadRow find(String id) {
    return database.<@Nullable UploadRow>transact(
        tx -> tx.mapper(UploadMapper.class).byPublicId(id));
  }

  private UploadRow reload(String id) {
    return Objects.requireNonNull(find(id));
  }

  private void requireThere(UploadRow row) {
    boolean expired = database.transact(tx -> row.isExpired(tx.now()));
    if (expired || row.state().isGone()) {
      throw gone();
    }
  }

  private static void requireAccepted(UploadRow row) {
    switch (row.state()) {
      case RECEIVING, CHECKING, STORED, TERMINATED, EXPIRED -> {}
      case REFUSED ->
          throw Problem.of(
                  422, "HASH_MISMATCH", "文件校验不符", "收到的文件与申报的 SHA-256 不一致，或者内容已按规定销毁，未入库，请核对后重新上传。")
              .asException();
      case QUARANTINED ->
          throw Problem.of(422, "MALWARE_FOUND", "文件含有恶意代码", "扫描发现恶意代码，文件已隔离，未入库，请检查采集设备后联系系统管理员。")
              .asException();
    }
  }

  private void requireSpace(long length) {
    long outstanding = database.transact(tx -> tx.mapper(UploadMapper.class).outstanding());
    try {
      if (folder.usableSpace() - outstanding - settings.spaceKeptFree() < length) {
        throw full(null);
      }
    } catch (IOException e) {
      throw full(e);
    }
  }

  private static ProblemException busy() {
    return Problem.of(423, "UPLOAD_BUSY", "上传正在进行", "该上传正由另一请求处理，请稍后查询偏移量再续传。").asException();
  }

  private static ProblemException gone() {
    return Problem.of(410, "UPLOAD_GONE", "上传已失效", "该上传已取消、过期、隔离或者校验不符，请重新上传。").asException();
  }

  private static ProblemException full(@Nullable IOException cause) {
    if (cause != null) {
      LOG.error("the vault's disk refused", cause);
    }
    return Problem.of(507, "VAULT_FULL", "存储空间不足", "已收到的内容已保留，请联系系统管理员扩充存储空间后续传。").asException();
  }
}
