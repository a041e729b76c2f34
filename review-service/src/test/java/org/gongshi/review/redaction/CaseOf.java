package org.gongshi.review.redaction;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A line of `redact` for a test. */
final class CaseOf {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseOf() {}

  static String redacted(String text, String... people) {
    return look(text, people).redacted().text().value();
  }

  static Redactor.Found look(String text, String... people) {
    List<Map<String, Object>> parties =
        java.util.Arrays.stream(people).map(name -> Map.<String, Object>of("name", name)).toList();
    return look(Map.of("parties", parties, "text", text));
  }

  static Redactor.Found look(Map<String, Object> line) {
    try {
      RedactRequest request = RedactRequest.of(JSON.valueToTree(line));
      Redactor redactor =
          new Redactor(request.filing(), false, java.time.LocalDate.of(2026, 9, 30));
      return redactor.look(new RawText(request.text()));
    } catch (RedactRequest.Refused e) {
      throw new AssertionError(e);
    }
  }

  static List<String> run(String... lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new RedactCommand()
          .run(
              new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
              out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
