package org.gongshi.review.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The API's document as a page in Chinese: made once, without script, font or picture from
 * anywhere, so that it can be read where there is no network but the office's.
 */
final class DocsPage {
  private final JsonNode document;
  private final ProblemCodes.All codes;
  private final DocsTypes types;
  private final Html html = new Html();

  private record Operation(String method, String path, JsonNode told) {
    String id() {
      return told.path("operationId").asText();
    }
  }

  private DocsPage(JsonNode document, ProblemCodes.All codes) {
    this.document = document;
    this.codes = codes;
    this.types = new DocsTypes(document);
  }

  static String of(JsonNode document, ProblemCodes.All codes) {
    return new DocsPage(document, codes).write();
  }

  /** A file that lies beside this class. */
  static String resource(String name) {
    try (InputStream in = DocsPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write() {
    Map<String, List<Operation>> sections = sections();
    String title = document.path("info").path("title").asText();
    html.raw("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    html.element("title", title);
    html.raw("<link rel=\"stylesheet\" href=\"/docs/style.css\"></head><body>");
    html.raw("<a class=\"skip\" href=\"#content\">跳到正文</a>");
    html.open("header").element("h1", title);
    html.open("p").text(operations(sections) + " 项操作，" + codes.problems().size() + " 个问题代码。");
    html.link("/openapi", "OpenAPI 3.1 文档（JSON）").close("p").close("header");
    html.open("div", "class", "columns");
    navigation(sections);
    html.open("main", "id", "content").raw(resource("guide.html"));
    sections.forEach(this::section);
    problems();
    html.open("section", "id", "types").element("h2", "数据字典");
    types.all(html);
    html.close("section").close("main").close("div").raw("</body></html>\n");
    return html.toString();
  }

  private Map<String, List<Operation>> sections() {
    Map<String, List<Operation>> sections = new LinkedHashMap<>();
    document.path("tags").forEach(t -> sections.put(t.path("name").asText(), new ArrayList<>()));
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        o -> {
                          Operation operation =
                              new Operation(
                                  o.getKey().toUpperCase(Locale.ROOT), path.getKey(), o.getValue());
                          String tag = o.getValue().path("tags").path(0).asText();
                          sections.computeIfAbsent(tag, t -> new ArrayList<>()).add(operation);
                        }));
    return sections;
  }

  private static int operations(Map<String, List<Operation>> sections) {
    return sections.values().stream().mapToInt(List::size).sum();
  }

  private void navigation(Map<String, List<Operation>> sections) {
    html.raw("<nav aria-label=\"目录\"><ul>");
    html.raw("<li><a href=\"#guide\">使用说明</a></li>");
    sections.forEach(
        (name, operations) -> {
          html.raw("<li><details><summary>").text(name).raw("</summary><ul>");
          for (Operation operation : operations) {
            html.open("li").open("a", "href", "#" + operation.id());
            badge(operation.method());
            html.text(shortOf(operation)).close("a").close("li");
          }
          html.raw("</ul></details></li>");
        });
    html.raw("<li><a href=\"#problems\">问题代码</a></li><li><a href=\"#types\">数据字典</a></li>");
    html.raw("</ul></nav>");
  }

  private static String shortOf(Operation operation) {
    return operation.told().path("summary").asText().replaceFirst("[：，；。（].*", "");
  }

  private void badge(String method) {
    html.element("span", "method " + method.toLowerCase(Locale.ROOT), method);
  }

  private void section(String name, List<Operation> operations) {
    html.open("section").element("h2", name);
    operations.forEach(this::operation);
    html.close("section");
  }

  private void operation(Operation operation) {
    JsonNode told = operation.told();
    html.open("article", "id", operation.id()).open("h3");
    badge(operation.method());
    html.element("code", operation.path()).close("h3");
    html.element("p", "summary", told.path("summary").asText());
    html.element("p", "access", told.path("description").asText());
    html.raw("<details><summary>参数、请求与响应</summary>");
    parameters(told.path("parameters"));
    content("请求体", told.path("requestBody").path("content"));
    told.path("responses")
        .properties()
        .forEach(
            response -> {
              if (response.getKey().startsWith("2")) {
                String title = "响应 " + response.getKey();
                html.element("h4", title);
                html.element("p", response.getValue().path("description").asText());
                content("", response.getValue().path("content"));
              }
            });
    html.element("h4", "可能的问题").open("ul", "class", "codes");
    for (JsonNode code : told.path("x-problems")) {
      html.open("li").open("a", "href", "#problem-" + code.asText());
      html.element("code", code.asText()).close("a").text(" " + titleOf(code.asText())).close("li");
    }
    html.raw("</ul></details></article>");
  }

  private String titleOf(String code) {
    return codes.problems().stream()
        .filter(p -> p.code().equals(code))
        .findFirst()
        .map(ProblemCodes.Told::title)
        .orElse("");
  }

  private void parameters(JsonNode parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    html.element("h4", "参数").open("div", "class", "wide").open("table", "class", "fields");
    html.raw("<thead><tr><th>名称</th><th>位置</th><th>必填</th><th>说明</th></tr></thead><tbody>");
    for (JsonNode one : parameters) {
      html.open("tr").open("td").element("code", one.path("name").asText()).close("td");
      html.element("td", placeOf(one.path("in").asText()));
      html.element("td", one.path("required").asBoolean() ? "是" : "");
      html.open("td").text(one.path("description").asText());
      limits(one.path("schema"));
      html.close("td").close("tr");
    }
    html.close("tbody").close("table").close("div");
  }

  private static String placeOf(String in) {
    return switch (in) {
      case "path" -> "地址";
      case "query" -> "查询";
      default -> "请求头";
    };
  }

  private void limits(JsonNode schema) {
    if (schema.has("enum")) {
      html.open("div", "class", "values");
      for (JsonNode value : schema.path("enum")) {
        String about = schema.path("x-enum-descriptions").path(value.asText()).asText();
        html.element("code", value.asText()).text(about.isEmpty() ? " " : " " + about + "　");
      }
      html.close("div");
    } else if (schema.has("minimum")) {
      String range =
          String.format(
              Locale.ROOT,
              "%d 至 %d，缺省为 %d",
              schema.path("minimum").asInt(),
              schema.path("maximum").asInt(),
              schema.path("default").asInt());
      html.element("div", "values", range);
    }
  }

  private void content(String title, JsonNode content) {
    content
        .properties()
        .forEach(
            entry -> {
              if (!title.isEmpty()) {
                html.element("h4", title);
              }
              html.open("p", "class", "media").element("code", entry.getKey()).close("p");
              JsonNode schema = entry.getValue().path("schema");
              boolean list = schema.path("type").asText().equals("array");
              JsonNode one = list ? schema.path("items") : schema;
              if (list) {
                html.element("p", "列表，其中每一项：");
              }
              if (!DocsTypes.nameOf(one).isEmpty() || one.has("properties")) {
                types.fields(html, one);
              }
              example(entry.getValue().path("example"));
            });
  }

  private void example(JsonNode example) {
    if (example.isMissingNode()) {
      return;
    }
    try {
      String text =
          example.isTextual()
              ? example.asText()
              : Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(example);
      html.element("h5", "示例").open("pre").open("code").text(text).close("code").close("pre");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an example cannot be written", e);
    }
  }

  private void problems() {
    html.open("section", "id", "problems").element("h2", "问题代码");
    html.open("div", "class", "wide").open("table", "class", "fields");
    html.raw("<thead><tr><th>代码</th><th>状态</th><th>含义</th><th>怎么办</th></tr></thead><tbody>");
    for (ProblemCodes.Told told : codes.problems()) {
      html.open("tr", "id", "problem-" + told.code());
      html.open("td").element("code", told.code()).close("td");
      html.element("td", Integer.toString(told.status()));
      html.open("td").element("strong", told.title()).text("　" + told.meaning()).close("td");
      html.element("td", told.advice()).close("tr");
    }
    html.raw("</tbody></table></div><h3>字段规则</h3><p>violations 中每一项的 rule：</p>");
    html.open("dl", "class", "constants");
    for (ProblemCodes.Rule rule : codes.rules()) {
      html.open("dt").element("code", rule.code()).close("dt").element("dd", rule.meaning());
    }
    html.close("dl").close("section");
  }
}
