package org.gongshi.site.serve;

import io.helidon.http.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.MediaTypes;

/** Errors for programs: problem details (RFC 9457) with a stable code. */
final class Problems {

  private Problems() {}

  static Answer answer(Status status, String code, String title, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:gongshi:problem:" + code);
    problem.put("title", title);
    problem.put("status", status.code());
    problem.put("detail", detail);
    problem.put("code", code);
    return new Answer(status, MediaTypes.PROBLEM, Json.compact(problem), null, Answer.NO_STORE);
  }
}
