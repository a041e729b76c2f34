package org.gongshi.review.recording;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Officer;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.devices.Device;
import org.gongshi.review.devices.Devices;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.staff.Officers;
import org.gongshi.review.staff.RegisteredOfficer;
import org.gongshi.review.vault.StoredObject;
import org.gongshi.review.vault.Uploads;

/** 音像记录: registers a stored file as the recording of a stage, once everything about it agrees. */
final class MediaRecords {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private final Once once;
  private final Audit audit;
  private final CaseDoor door;
  private final RecordingSettings settings;
  private final Lateness lateness;

  MediaRecords(
      Once once, Audit audit, CaseDoor door, RecordingSettings settings, Lateness lateness) {
    this.once = once;
    this.audit = audit;
    this.door = door;
    this.settings = settings;
    this.lateness = lateness;
  }

  /** A recording with all its particulars. */
  record MediaView(
      CaseRecord record,
      Stage stage,
      String deviceId,
      String deviceNumber,
      int durationSeconds,
      boolean wholeCourse,
      List<RecordRows.OfficerRow> officers,
      List<RecordRows.InterruptionRow> interruptions) {}

  Answer register(Call call) {
    MediaRequest request = call.body(MediaRequest.class);
    return once.change(
        call,
        tx -> {
          MediaRequest.Checked sent = request.checked(tx.now(), settings.tolerance());
          OpenCase open = door.toWrite(tx, call);
          Uploads.Stored file = Uploads.stored(tx, call.actor(), "upload", sent.upload());
          Checks checks = new Checks();
          Device device = device(tx, checks, open, sent);
          List<Officer> officers = officers(tx, checks, open, sent);
          requireFile(checks, file, sent);
          requireName(checks, file.fileName(), sent, device);
          checks.orRefuse();
          Device with = Objects.requireNonNull(device);
          Instant due = lateness.dueOf(tx, sent.recordedTo(), with.online());
          long late = Lateness.minutes(due, file.finishedAt());
          requireReason(late, sent.lateReason());
          RecordMapper mapper = tx.mapper(RecordMapper.class);
          String same = mapper.sameFile(open.key(), file.object().sha256());
          if (same != null) {
            throw Problem.of(409, "DUPLICATE_CONTENT", "文件重复", "本案已登记过内容相同的音像记录，记录编号：" + same + "。")
                .asException();
          }
          String id = PublicId.next();
          mapper.insert(row(id, open, file, sent, due, late, call.actor().id()), tx.now());
          CaseRecord written = Objects.requireNonNull(mapper.record(open.key(), id));
          mapper.insertMedia(
              written.key(), sent.stage(), with.key(), sent.durationSeconds(), sent.wholeCourse());
          for (int i = 0; i < officers.size(); i++) {
            mapper.insertOfficer(
                written.key(), i, officers.get(i).certificate(), officers.get(i).name());
          }
          for (int i = 0; i < sent.interruptions().size(); i++) {
            mapper.insertInterruption(written.key(), i, sent.interruptions().get(i));
          }
          audit.record(
              tx,
              call.actor().login(),
              "MediaRecordRegistered",
              open.id(),
              id + "; " + sent.stage() + "; " + written.sha256() + "; late minutes " + late);
          return Answer.created(
              view(tx, written), "/api/v1/cases/" + open.id() + "/media-records/" + id);
        });
  }

  static MediaView view(Transaction tx, CaseRecord record) {
    RecordMapper mapper = tx.mapper(RecordMapper.class);
    RecordRows.MediaRow media = Objects.requireNonNull(mapper.media(record.key()));
    return new MediaView(
        record,
        media.stage(),
        media.deviceId(),
        media.deviceNumber(),
        media.durationSeconds(),
        media.wholeCourse(),
        mapper.officers(record.key()),
        mapper.interruptions(record.key()));
  }

  static List<MediaView> page(Transaction tx, OpenCase open, Paging paging) {
    long after = paging.afterKey();
    return tx
        .mapper(RecordMapper.class)
        .page(open.key(), RecordKind.AUDIO_VISUAL, after, paging.rows())
        .stream()
        .map(r -> view(tx, r))
        .toList();
  }

  private static RecordRows.NewRecord row(
      String id,
      OpenCase open,
      Uploads.Stored file,
      MediaRequest.Checked sent,
      Instant due,
      long late,
      long by) {
    return new RecordRows.NewRecord(
        id,
        open.key(),
        RecordKind.AUDIO_VISUAL,
        sent.stage().label(),
        file.object().sha256(),
        file.fileName(),
        file.mediaType(),
        file.object().size(),
        sent.recordedFrom(),
        sent.recordedTo(),
        file.finishedAt(),
        due,
        late,
        late > 0 ? sent.lateReason() : null,
        by);
  }

  private static @org.jspecify.annotations.Nullable Device device(
      Transaction tx, Checks checks, OpenCase open, MediaRequest.Checked sent) {
    Device device = Devices.find(tx, sent.device());
    LocalDate day = WorkingDays.dayOf(sent.recordedFrom());
    if (device == null || !device.organCode().equals(open.filing().organCode())) {
      checks.add("device", "UNKNOWN_DEVICE", "本机关的设备登记册中没有这台设备，请先登记设备。");
      return null;
    }
    checks.require(
        !day.isBefore(device.inUseFrom()), "device", "DEVICE_NOT_IN_USE", "录制时该设备尚未启用，请核对设备。");
    return device;
  }

  /** The officers by name: those of the case, or others of its organ's register. */
  private static List<Officer> officers(
      Transaction tx, Checks checks, OpenCase open, MediaRequest.Checked sent) {
    LocalDate day = WorkingDays.dayOf(sent.recordedFrom());
    List<Officer> known = new ArrayList<>();
    for (int i = 0; i < sent.officers().size(); i++) {
      String certificate = sent.officers().get(i);
      String field = "officers[" + i + "]";
      RegisteredOfficer registered = Officers.find(tx, certificate);
      Officer ofCase =
          open.filing().officers().stream()
              .filter(o -> o.certificate().equals(certificate))
              .findFirst()
              .orElse(null);
      if (registered != null && !registered.isValidOn(day)) {
        checks.add(field, "CERTIFICATE_EXPIRED", "录制时该执法证件已过有效期，请核对证件号。");
      } else if (ofCase != null) {
        known.add(ofCase);
      } else if (registered != null && registered.organCode().equals(open.filing().organCode())) {
        known.add(new Officer(registered.name(), certificate));
      } else {
        checks.add(field, "UNKNOWN_OFFICER", "该证件号既不是本案的执法人员，也不在本机关的登记册中，请核对。");
      }
    }
    return known;
  }

  private static void requireFile(Checks checks, Uploads.Stored file, MediaRequest.Checked sent) {
    checks.require(
        file.object().sha256().equals(sent.sha256()),
        "sha256",
        "HASH_DIFFERS",
        "申报的 SHA-256 与入库文件不一致，请核对是否选错了上传或者文件。");
    checks.require(
        file.object().scan() != StoredObject.ScanState.INFECTED,
        "upload",
        "FILE_INFECTED",
        "该文件被发现含有恶意代码，不能登记。");
  }

  private void requireName(
      Checks checks,
      String fileName,
      MediaRequest.Checked sent,
      @org.jspecify.annotations.Nullable Device device) {
    switch (settings.namingRule().read(fileName)) {
      case NamingRule.Outcome.Wrong(var part) ->
          checks.add(
              "fileName",
              "NAME_PART_WRONG",
              "文件名不符合命名规则，有误的部分：" + part + "。示例：" + settings.namingRule().example() + "。");
      case NamingRule.Outcome.Fits(var parts) -> {
        String day = DAY.format(WorkingDays.dayOf(sent.recordedFrom()));
        requirePart(checks, parts, "date", List.of(day));
        requirePart(checks, parts, "stage", List.of(sent.stage().label()));
        requirePart(checks, parts, "certificate", sent.officers());
        requirePart(checks, parts, "device", device == null ? List.of() : List.of(device.number()));
      }
    }
  }

  private static void requirePart(
      Checks checks, Map<String, String> parts, String part, List<String> possible) {
    String value = parts.get(part);
    checks.require(
        value == null || possible.contains(value),
        "fileName",
        "NAME_PART_WRONG",
        "文件名中的" + NamingRule.label(part) + "与登记的内容不一致，请核对文件或者登记内容。");
  }

  static void requireReason(long late, @org.jspecify.annotations.Nullable String lateReason) {
    if (late > 0 && lateReason == null) {
      Checks checks = new Checks();
      checks.add("lateReason", "LATE_REASON_REQUIRED", "已超过归集时限" + late + "分钟，请填写逾期原因。");
      checks.orRefuse();
    }
  }
}
