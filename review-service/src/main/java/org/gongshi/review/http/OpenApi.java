package org.gongshi.review.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API's document (OpenAPI 3.1), made from the same endpoints that are routed, so that the two
 * cannot differ.
 */
public final class OpenApi {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");
  private static final String PROBLEM = "application/problem+json";

  private final ProblemCodes codes;
  private final ObjectNode document = NODES.objectNode();
  private final Schemas schemas;

  private OpenApi(ProblemCodes codes) {
    this.codes = codes;
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "公示：行政执法决定审核服务接口")
        .put("version", "1")
        .put(
            "description",
            """
            行政执法案件从立案、调查、法制审核、决定、送达到公示的全部操作。
            请求和响应均为 UTF-8 编码的 JSON；日期为北京时间的日期，时刻为世界协调时（UTC）。
            错误以 RFC 9457 问题详情返回：code 为稳定代码，供程序判断；title 和 detail 为中文说明，供人阅读。全部代码见 /api/v1/problems。
            """);
    ObjectNode components = NODES.objectNode();
    schemas = new Schemas(components.putObject("schemas"));
    security(components.putObject("securitySchemes"));
    headers(components.putObject("headers"));
    document.putArray("servers").addObject().put("url", "/").put("description", "本服务");
    document.putArray("tags");
    document.putObject("paths");
    document.set("components", components);
  }

  public static ObjectNode document(List<Endpoint> endpoints, ProblemCodes codes) {
    OpenApi api = new OpenApi(codes);
    Map<String, String> tags = new LinkedHashMap<>();
    endpoints.forEach(endpoint -> tags.putIfAbsent(endpoint.section(), ""));
    tags.keySet().forEach(t -> ((ArrayNode) api.document.path("tags")).addObject().put("name", t));
    // Requests first: a record that is sent and answered alike is closed to other fields.
    endpoints.stream()
        .filter(e -> e.body() != null)
        .forEach(e -> api.schemas.ofRequest(java.util.Objects.requireNonNull(e.body())));
    endpoints.forEach(api::add);
    return api.document;
  }

  /** The document's name of an operation, such as {@code postCasesIdDecision}. */
  public static String operationId(Endpoint endpoint) {
    StringBuilder id = new StringBuilder(endpoint.method().text().toLowerCase(Locale.ROOT));
    for (String step : endpoint.path().replaceFirst("^/api/v1/", "").split("[^A-Za-z0-9]+", -1)) {
      if (!step.isEmpty()) {
        id.append(Character.toUpperCase(step.charAt(0))).append(step.substring(1));
      }
    }
    return id.toString();
  }

  private static void security(ObjectNode schemes) {
    schemes
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "程序使用：登录取得令牌，以 Authorization: Bearer 提交。");
    schemes
        .putObject("cookie")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", Cookies.SESSION)
        .put(
            "description",
            "浏览器使用：登录后由服务写入的会话 Cookie，https 下名称以 __Host- 开头；修改类请求须同时携带 X-CSRF-Token。");
  }

  private static void headers(ObjectNode headers) {
    ObjectNode tag = headers.putObject("ETag");
    tag.put("description", "资源的版本，可用于 If-Match 和 If-None-Match");
    tag.putObject("schema").put("type", "string").put("examples", "");
    ((ObjectNode) tag.path("schema")).putArray("examples").add("\"v3\"");
    ObjectNode location = headers.putObject("Location");
    location.put("description", "新建资源的地址");
    location.putObject("schema").put("type", "string").put("format", "uri-reference");
  }

  private void add(Endpoint endpoint) {
    ObjectNode paths = (ObjectNode) document.path("paths");
    ObjectNode path =
        paths.path(endpoint.path()).isMissingNode()
            ? paths.putObject(endpoint.path())
            : (ObjectNode) paths.path(endpoint.path());
    ObjectNode operation = path.putObject(endpoint.method().text().toLowerCase(Locale.ROOT));
    operation.putArray("tags").add(endpoint.section());
    operation.put("operationId", operationId(endpoint));
    operation.put("summary", endpoint.summary());
    access(endpoint, operation);
    parameters(endpoint, operation);
    Examples examples = Examples.of(endpoint);
    body(endpoint, operation, examples);
    ObjectNode responses = operation.putObject("responses");
    success(endpoint, responses, examples);
    refusals(endpoint, operation, responses);
  }

  private static void access(Endpoint endpoint, ObjectNode operation) {
    ArrayNode security = operation.putArray("security");
    switch (endpoint.access()) {
      case Endpoint.Access.Anyone a -> operation.put("description", "不需要登录。");
      case Endpoint.Access.AnyAccount a -> {
        loggedIn(security);
        operation.put("description", "任何已登录的账号都可以使用。");
      }
      case Endpoint.Access.AnyOf(var roles) -> {
        loggedIn(security);
        ArrayNode names = operation.putArray("x-roles");
        StringBuilder labels = new StringBuilder();
        roles.stream()
            .sorted()
            .forEach(
                role -> {
                  names.add(role.name());
                  labels.append(labels.isEmpty() ? "" : "、").append(Labels.of(role));
                });
        operation.put("description", "可以使用的岗位：" + labels + "。");
      }
    }
  }

  private static void loggedIn(ArrayNode security) {
    security.addObject().putArray("bearer");
    security.addObject().putArray("cookie");
  }

  private static void parameters(Endpoint endpoint, ObjectNode operation) {
    ArrayNode parameters = NODES.arrayNode();
    Matcher matcher = PARAMETER.matcher(endpoint.path());
    while (matcher.find()) {
      ObjectNode parameter = parameters.addObject();
      parameter.put("name", matcher.group(1)).put("in", "path").put("required", true);
      parameter.put("description", matcher.group(1).equals("id") ? "编号" : "地址中的参数");
      parameter.putObject("schema").put("type", "string").put("minLength", 1);
    }
    endpoint.terms().queries().forEach(query -> parameters.add(query.parameter()));
    if (endpoint.takesVersion()) {
      header(parameters, "If-Match", "读取时得到的 ETag；资源已被他人更新的，返回 412。不带此请求头的，不作检查。", 40);
    }
    if (endpoint.takesKey()) {
      header(
          parameters,
          "Idempotency-Key",
          "由调用方生成的唯一键，例如 UUID。以同一键重发同一请求，得到第一次的响应而不会重复办理；用于另一请求的，返回 422。",
          100);
    }
    if (endpoint.isRead() && endpoint.terms().versioned()) {
      header(parameters, "If-None-Match", "上次得到的 ETag；没有变化的，返回 304。", 200);
    }
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
  }

  private static void header(ArrayNode parameters, String name, String about, int max) {
    ObjectNode parameter = parameters.addObject();
    parameter.put("name", name).put("in", "header").put("description", about);
    parameter.putObject("schema").put("type", "string").put("maxLength", max);
  }

  private void body(Endpoint endpoint, ObjectNode operation, Examples examples) {
    Class<?> body = endpoint.body();
    boolean json = endpoint.terms().takes().equals("application/json");
    if (body == null && json) {
      return;
    }
    ObjectNode request = operation.putObject("requestBody").put("required", true);
    ObjectNode content = request.putObject("content").putObject(endpoint.terms().takes());
    content.set(
        "schema",
        body == null ? NODES.objectNode().put("type", "string") : schemas.ofRequest(body));
    example(content, examples.request());
  }

  private void success(Endpoint endpoint, ObjectNode responses, Examples examples) {
    Terms terms = endpoint.terms();
    ObjectNode response = responses.putObject(Integer.toString(terms.status()));
    response.put("description", examples.sentence(terms.status()));
    ObjectNode headers = NODES.objectNode();
    if (terms.versioned()) {
      headers.putObject("ETag").put("$ref", "#/components/headers/ETag");
    }
    if (terms.status() == 201) {
      headers.putObject("Location").put("$ref", "#/components/headers/Location");
    }
    if (!headers.isEmpty()) {
      response.set("headers", headers);
    }
    Terms.Shape shape = terms.answer();
    if (shape != null && !(shape instanceof Terms.Shape.Nothing)) {
      ObjectNode content = response.putObject("content").putObject(terms.gives());
      content.set("schema", schemas.of(shape));
      example(content, examples.response());
    }
    if (endpoint.isRead() && terms.versioned()) {
      responses.putObject("304").put("description", "没有变化");
    }
    if (terms.gives().equals(Terms.FILE)) {
      responses.set("206", response.deepCopy().put("description", "Range 请求头所要的一段"));
    }
  }

  private static void example(ObjectNode content, JsonNode example) {
    if (!example.isMissingNode()) {
      content.set("example", example);
    }
  }

  private void refusals(Endpoint endpoint, ObjectNode operation, ObjectNode responses) {
    ArrayNode all = operation.putArray("x-problems");
    Map<Integer, StringBuilder> byStatus = new TreeMap<>();
    for (String code : endpoint.refusals()) {
      all.add(code);
      ProblemCodes.Told told = codes.of(code);
      byStatus
          .computeIfAbsent(told.status(), s -> new StringBuilder())
          .append("\n- `")
          .append(code)
          .append("` ")
          .append(told.title());
    }
    byStatus.forEach(
        (status, lines) -> {
          ObjectNode response = responses.putObject(Integer.toString(status));
          response.put("description", lines.toString().strip());
          response
              .putObject("content")
              .putObject(PROBLEM)
              .set("schema", schemas.of(new Terms.Shape.One(Problem.class)));
        });
  }
}
