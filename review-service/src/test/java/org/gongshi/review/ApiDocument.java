package org.gongshi.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The served document, read as a client reads it: what an answer must look like. */
public final class ApiDocument {
  private final JsonNode document;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final List<Operation> operations;

  public ApiDocument(JsonNode document) {
    this.document = document;
    this.operations = read(document);
  }

  public JsonNode json() {
    return document;
  }

  /**
   * An operation and where it is.
   *
   * @param addresses what its path matches
   */
  public record Operation(String method, String path, Pattern addresses, JsonNode told) {
    public String id() {
      return told.path("operationId").asText();
    }

    /** The media type of the request's body, or "" where none is sent. */
    public String takes() {
      Iterator<String> types = told.path("requestBody").path("content").fieldNames();
      return types.hasNext() ? types.next() : "";
    }

    public boolean isRead() {
      return method.equals("GET");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public List<Operation> operations() {
    return operations;
  }

  private static List<Operation> read(JsonNode document) {
    List<Operation> all = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            all.add(
                                new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    Pattern.compile(path.getKey().replaceAll("\\{[^}]*}", "[^/]+")),
                                    operation.getValue()))));
    return List.copyOf(all);
  }

  /** The operation that answers this call, or null. A path without parameters goes first. */
  public Operation operation(String method, String path) {
    Operation found = null;
    for (Operation operation : operations) {
      if (operation.method().equals(method)
          && operation.addresses().matcher(path).matches()
          && (found == null || !operation.path().contains("{"))) {
        found = operation;
      }
    }
    return found;
  }

  /** What is wrong with an answer, in the document's eyes; empty if nothing is. */
  public List<String> violations(
      Operation operation, int status, String mediaType, boolean tagged, JsonNode body) {
    List<String> wrong = new ArrayList<>();
    JsonNode response = operation.told().path("responses").path(Integer.toString(status));
    if (response.isMissingNode()) {
      return List.of(operation + " does not document status " + status + ": " + body);
    }
    if (operation.method().equals("HEAD")) {
      return wrong; // has no body, so no code
    }
    if (status >= 400) {
      String code = body.path("code").asText();
      boolean promised = false;
      for (JsonNode known : operation.told().path("x-problems")) {
        promised |= known.asText().equals(code);
      }
      if (!promised) {
        wrong.add(operation + " does not document problem " + code + " (.refuses)");
      }
    } else if (status < 300 && tagged != response.path("headers").has("ETag")) {
      wrong.add(
          operation + (tagged ? " has an undocumented" : " lacks its") + " ETag (.versioned)");
    }
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      if (!body.isEmpty() || body.isValueNode()) {
        wrong.add(operation + " does not document what it answers (.answers): " + body);
      }
      return wrong;
    }
    String type = mediaType.replaceFirst(";.*", "");
    if (content.has("*/*")) {
      return wrong; // a stored file, of whatever type it has
    }
    if (!content.has(type)) {
      wrong.add(operation + " answers " + mediaType + ", which is not documented");
    } else if (type.endsWith("json")) {
      JsonNode schema = content.path(type).path("schema");
      violations(schema, body).forEach(v -> wrong.add(operation + " " + status + ": " + v));
    }
    return wrong;
  }

  /** How a value differs from one of the document's schemas; fields not told are differences. */
  public List<String> violations(JsonNode schema, JsonNode value) {
    Schema strict =
        schemas.computeIfAbsent(
            schema.toString(),
            s -> {
              ObjectNode whole = schema.deepCopy();
              whole.set("components", document.path("components").deepCopy());
              close(whole);
              return registry.getSchema(whole.toString(), InputFormat.JSON);
            });
    return strict
        .validate(
            value.toString(),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** Closes every object, so that a field that is not told is noticed. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ApiDocument::close);
  }
}
