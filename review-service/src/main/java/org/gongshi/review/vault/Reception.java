package org.gongshi.review.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the bytes of one request. What is noted as received lies on the disk for certain: bytes
 * first, then fsync, then the note.
 */
final class Reception {
  private static final int BUFFER = 1 << 17;

  private final Database database;
  private final VaultSettings settings;

  Reception(Database database, VaultSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * Appends the body to the upload. Without a checksum everything that came counts, even if the
   * connection was cut; with one the body counts as a whole or not at all.
   *
   * @param announced length of the body, or -1
   * @return bytes received so far
   */
  long receive(
      PartFile part,
      UploadRow row,
      InputStream in,
      long announced,
      @Nullable ChunkChecksum checksum)
      throws PartFile.DiskException {
    part.continueAt(row.received());
    if (announced > row.length() - row.received()) {
      throw tooLong();
    }
    byte[] buffer = new byte[BUFFER];
    long noted = row.received();
    long at = noted;
    boolean cut = false;
    while (true) {
      int read = read(in, buffer);
      if (read == CUT) {
        cut = true;
        break;
      }
      if (read < 0) {
        cut = announced >= 0 && at - row.received() < announced;
        break;
      }
      if (at + read > row.length()) {
        part.continueAt(noted);
        throw tooLong();
      }
      part.write(buffer, read);
      at += read;
      if (checksum != null) {
        checksum.take(buffer, read);
      } else if (at - noted >= settings.checkpoint()) {
        note(part, row, noted, at);
        noted = at;
      }
    }
    if (checksum != null && (cut || !checksum.holds())) {
      part.continueAt(row.received());
      if (!cut) {
        throw Problem.of(460, "CHECKSUM_MISMATCH", "校验值不符", "本次传送的内容在途中有损坏，已丢弃，请从当前偏移量重新传送。")
            .asException();
      }
      at = row.received();
    } else if (at > noted) {
      note(part, row, noted, at);
    }
    if (cut) {
      throw Problem.of(400, "BODY_CUT_OFF", "请求体不完整", "已收到的内容已保留，请查询当前偏移量后继续传送。").asException();
    }
    return at;
  }

  private static final int CUT = -2;

  /** A client that goes away shows as one of several exceptions of the server. */
  private static int read(InputStream in, byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException | RuntimeException e) {
      return CUT;
    }
  }

  private void note(PartFile part, UploadRow row, long from, long to)
      throws PartFile.DiskException {
    part.force();
    int noted =
        database.transact(
            tx -> {
              Instant expiresAt = tx.now().plus(settings.uploadLife());
              return tx.mapper(UploadMapper.class).advance(row.id(), from, to, expiresAt);
            });
    if (noted == 0) {
      throw Problem.of(409, "OFFSET_MOVED", "上传已被改动", "该上传正由其他请求续传或者已经结束，请查询当前偏移量后重试。")
          .asException();
    }
  }

  private static ProblemException tooLong() {
    return Problem.of(413, "UPLOAD_TOO_LONG", "传送的内容过长", "传送的内容超过申报的文件长度，请核对文件后重新上传。")
        .asException();
  }
}
