package org.gongshi.review.recording;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Query;
import org.gongshi.review.vault.StoredObject;
import org.gongshi.review.vault.Vault;

/** Hands out the file of a record, whole or a range, to whom says what for; each time is logged. */
final class Downloads {
  static final Query<String> PURPOSE = Query.text("purpose", 300, "查阅用途，例如“案卷评查”，必须填写并留存");
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

  private final Database database;
  private final Audit audit;
  private final CaseDoor door;
  private final Vault vault;

  Downloads(Database database, Audit audit, CaseDoor door, Vault vault) {
    this.database = database;
    this.audit = audit;
    this.door = door;
    this.vault = vault;
  }

  /** Bytes from {@code first} to {@code last}, both included. */
  private record Wanted(long first, long last, boolean part) {}

  private record Ready(CaseRecord record, StoredObject object, Wanted wanted) {}

  Answer content(Call call) {
    Checks checks = new Checks();
    String purpose = PURPOSE.of(call, checks);
    checks.require(
        purpose != null && purpose.strip().length() >= 2, "purpose", "REQUIRED", "请填写查阅用途。");
    checks.orRefuse();
    Ready ready =
        database.transact(
            tx -> {
              OpenCase open = door.toRead(tx, call);
              RecordMapper mapper = tx.mapper(RecordMapper.class);
              CaseRecord record = mapper.record(open.key(), call.parameter("record"));
              String sha256 = record == null ? null : record.sha256();
              StoredObject object = sha256 == null ? null : Vault.find(tx, sha256);
              if (record == null || object == null) {
                throw Problem.notFound().asException();
              }
              Wanted wanted = wanted(call, object.size(), "\"" + sha256 + "\"");
              if (wanted.first() <= wanted.last() || !wanted.part()) {
                mapper.insertAccess(
                    record.key(),
                    call.actor().id(),
                    Objects.requireNonNull(purpose).strip(),
                    wanted.first(),
                    wanted.last(),
                    tx.now());
                audit.record(
                    tx,
                    call.actor().login(),
                    "RecordFileRead",
                    open.id(),
                    record.id() + "; bytes " + wanted.first() + "-" + wanted.last());
              }
              return new Ready(record, object, wanted);
            });
    return answer(ready);
  }

  private Answer answer(Ready ready) {
    Wanted wanted = ready.wanted();
    long size = ready.object().size();
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept-Ranges", "bytes");
    if (wanted.part() && wanted.first() > wanted.last()) {
      headers.put("Content-Range", "bytes */" + size);
      return Answer.refused(
          Problem.of(416, "RANGE_OUTSIDE", "范围超出文件", "文件共" + size + "字节，请核对 Range 请求头。"), headers);
    }
    headers.put("ETag", "\"" + ready.object().sha256() + "\"");
    headers.put(
        "Content-Disposition",
        "attachment; filename*=UTF-8''"
            + URLEncoder.encode(
                    Objects.requireNonNull(ready.record().fileName()), StandardCharsets.UTF_8)
                .replace("+", "%20"));
    if (wanted.part()) {
      headers.put("Content-Range", "bytes " + wanted.first() + "-" + wanted.last() + "/" + size);
    }
    return new Answer(
        wanted.part() ? 206 : 200,
        vault.read(
            ready.object(),
            Objects.requireNonNull(ready.record().mediaType()),
            wanted.first(),
            wanted.last()),
        headers);
  }

  /** A single range; anything else, or one of another version of the file, gets all of it. */
  private static Wanted wanted(Call call, long size, String tag) {
    Matcher range = RANGE.matcher(call.header("Range").orElse("").strip());
    boolean stale = !call.header("If-Range").orElse(tag).strip().equals(tag);
    if (stale || !range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new Wanted(0, size - 1, false);
    }
    if (range.group(1).isEmpty()) {
      long tail = Math.min(size, Long.parseLong(range.group(2)));
      return new Wanted(size - tail, size - 1, true);
    }
    long first = Long.parseLong(range.group(1));
    long last =
        range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
    return new Wanted(first, last, true);
  }
}
