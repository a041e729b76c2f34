package org.gongshi.review.redaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.gongshi.review.redaction.RedactRequest.Fault;
import org.gongshi.review.redaction.RedactRequest.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Redaction for other programs: one JSON object a line in, one a line out, in the same order, each
 * written as soon as it is done. A bad line has an error's code and nothing of what it said.
 */
@Command(
    name = "redact",
    mixinStandardHelpOptions = true,
    description = {
      "Redacts JSON Lines from the standard input to the standard output. A line in:",
      "  {\"id\", \"parties\":[{\"name\",\"role\",\"kind\",\"idNumber\",\"phone\",\"address\",\"bankCard\",",
      "   \"plate\",\"email\",\"birthDate\",\"tradeName\",\"creditCode\",\"aliases\":[],\"formerNames\":[]}],",
      "   \"officials\":[{\"name\",\"certificate\"}], \"text\"}",
      "A line out: {\"id\", \"text\", \"cuts\":[{\"start\",\"end\",\"kind\",\"rule\",\"replacement\",\"status\"}]};",
      "offsets count UTF-16 units of the text that came in. What is \"certain\" is cut in the text,",
      "what is \"proposed\" is not: a person has to settle it. A bad line gives {\"id\",\"line\",\"error\"}",
      "with a code: BAD_JSON, BAD_TEXT, BAD_PARTY, BAD_OFFICIAL, LINE_TOO_LONG or FAILED."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every line was redacted",
      "1:failed, the message says why",
      "2:wrong usage",
      "3:some line was bad, the others were redacted"
    })
public final class RedactCommand implements Callable<Integer> {
  private static final int LONGEST_LINE = 64 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--withhold-names", description = "mask organisations too")
  private boolean withhold;

  @Option(
      names = "--day",
      paramLabel = "yyyy-MM-dd",
      description = "the day of the decision, by which minors are told; today if absent")
  private @Nullable LocalDate day;

  @Override
  public Integer call() throws IOException {
    return run(System.in, System.out) ? 0 : 3;
  }

  /** Whether every line was good. */
  boolean run(InputStream from, OutputStream to) throws IOException {
    LocalDate on =
        day != null
            ? day
            : LocalDate.ofInstant(InstantSource.system().instant(), ZoneId.of("Asia/Shanghai"));
    InputStream in = new BufferedInputStream(from, 1 << 16);
    OutputStream out = new BufferedOutputStream(to, 1 << 16);
    boolean good = true;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int number = 1; readLine(in, line); number++) {
      if (line.size() > 0) {
        ObjectNode answer = answer(line.toByteArray(), line.size() > LONGEST_LINE, number, on);
        good &= !answer.has("error");
        out.write(JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
        out.flush();
      }
    }
    return good;
  }

  /** Reads one line without its end; false at the end of the input. What is too long is dropped. */
  private static boolean readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
    line.reset();
    int b = in.read();
    if (b < 0) {
      return false;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r' && line.size() <= LONGEST_LINE) {
        line.write(b);
      }
    }
    return true;
  }

  private ObjectNode answer(byte[] line, boolean tooLong, int number, LocalDate on) {
    JsonNode id = NullNode.getInstance();
    Fault fault;
    try {
      if (tooLong) {
        throw new Refused(Fault.LINE_TOO_LONG);
      }
      JsonNode parsed = JSON.readTree(line);
      if (!parsed.isObject()) {
        throw new Refused(Fault.BAD_JSON);
      }
      if (parsed.path("id").isValueNode()) {
        id = parsed.path("id");
      }
      RedactRequest request = RedactRequest.of(parsed);
      Redactor redactor = new Redactor(request.filing(), withhold, on);
      return answer(id, redactor.look(new RawText(request.text())));
    } catch (Refused refused) {
      fault = refused.fault();
    } catch (JsonProcessingException e) {
      fault = Fault.BAD_JSON;
    } catch (IOException | RuntimeException e) {
      fault = Fault.FAILED;
    }
    ObjectNode error = JSON.createObjectNode();
    error.set("id", id);
    return error.put("line", number).put("error", fault.name());
  }

  private static ObjectNode answer(JsonNode id, Redactor.Found found) {
    ObjectNode answer = JSON.createObjectNode();
    answer.set("id", id);
    answer.put("text", found.redacted().text().value());
    record Listed(Cut cut, String status) {}
    List<Listed> all = new ArrayList<>();
    found.redacted().cuts().forEach(cut -> all.add(new Listed(cut, "certain")));
    found.proposed().forEach(cut -> all.add(new Listed(cut, "proposed")));
    all.sort(Comparator.comparingInt(listed -> listed.cut().start()));
    ArrayNode cuts = answer.putArray("cuts");
    for (Listed listed : all) {
      Cut cut = listed.cut();
      cuts.addObject()
          .put("start", cut.start())
          .put("end", cut.end())
          .put("kind", cut.kind().name())
          .put("rule", cut.rule())
          .put("replacement", cut.replacement())
          .put("status", listed.status());
    }
    return answer;
  }
}
