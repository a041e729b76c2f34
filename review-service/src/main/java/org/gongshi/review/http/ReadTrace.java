package org.gongshi.review.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gongshi.review.audit.Reads;
import org.gongshi.review.identifiers.PublicId;
import org.jspecify.annotations.Nullable;

/** Leaves an entry in the audit for every answer that holds raw data, before it is sent. */
final class ReadTrace {
  /**
   * Filters that cannot be a name or a number of a person: constants, dates, counts, case numbers.
   */
  private static final Pattern HARMLESS =
      Pattern.compile("[A-Z][A-Z_]{1,39}|true|false|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,9}");

  private final Reads reads;

  ReadTrace(Reads reads) {
    this.reads = reads;
  }

  void leave(Endpoint endpoint, ServerRequest request, Call call, int status, byte[] body) {
    if (!endpoint.traced() || status >= 400) {
      return;
    }
    String id = endpoint.path().startsWith(Gate.CASE_PATH) ? call.parameter("id") : null;
    boolean ofCase = id != null && PublicId.isValid(id);
    String detail = "GET " + endpoint.path() + filter(request) + (ofCase ? "" : items(body));
    reads.record(
        call.actor().login(), ofCase ? Reads.CASE_READ : Reads.READ, ofCase ? id : null, detail);
  }

  private static String filter(ServerRequest request) {
    StringJoiner all = new StringJoiner("&", "?", "").setEmptyValue("");
    for (String name : new TreeSet<>(request.query().names())) {
      String value = request.query().first(name).orElse("");
      boolean shown = HARMLESS.matcher(value).matches() || PublicId.isValid(value);
      all.add(name(name) + "=" + (shown ? value : "(" + value.length() + ")"));
    }
    return all.toString();
  }

  private static String name(String name) {
    return name.matches("[a-zA-Z]{1,30}") ? name : "(" + name.length() + ")";
  }

  /** How many things the list holds: the elements of the array, or of the first array inside. */
  private static String items(byte[] body) {
    Integer count = count(body);
    return count == null ? "" : "; " + count + " items";
  }

  private static @Nullable Integer count(byte[] body) {
    try (JsonParser json = Json.mapper().createParser(body)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME
            && json.nextToken() != JsonToken.START_ARRAY) {
          json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.START_ARRAY) {
        return null;
      }
      int count = 0;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        json.skipChildren();
        count++;
      }
      return count;
    } catch (IOException e) {
      return null;
    }
  }
}
