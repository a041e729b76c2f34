package org.gongshi.review.vault;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;

/** Headers and refusals of the tus resumable upload protocol 1.0.0 (https://tus.io). */
final class Tus {
  static final String VERSION = "1.0.0";
  static final String EXTENSIONS = "creation,creation-with-upload,expiration,checksum,termination";
  static final String OFFSET_STREAM = "application/offset+octet-stream";

  private Tus() {}

  /** One exchange of the protocol: every answer, refusals too, carries its version. */
  interface Exchange {
    Answer answer(Call call, Map<String, String> headers);
  }

  static Answer speak(Call call, Exchange exchange) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Tus-Resumable", VERSION);
    try {
      requireVersion(call, headers);
      return exchange.answer(call, headers);
    } catch (ProblemException e) {
      return Answer.refused(e.problem(), headers);
    }
  }

  private static void requireVersion(Call call, Map<String, String> headers) {
    if (!call.header("Tus-Resumable").orElse("").equals(VERSION)) {
      headers.put("Tus-Version", VERSION);
      throw Problem.of(
              412, "TUS_VERSION", "上传协议版本不支持", "请使用 tus 协议 " + VERSION + "，并携带 Tus-Resumable 请求头。")
          .asException();
    }
  }

  /** A header that is a count of bytes. */
  static long bytes(Call call, String header) {
    String value = call.header(header).orElse("");
    if (!value.matches("[0-9]{1,18}")) {
      throw Problem.of(400, "WRONG_HEADER", "请求头有误", "请在 " + header + " 请求头中填写字节数。").asException();
    }
    return Long.parseLong(value);
  }

  static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
