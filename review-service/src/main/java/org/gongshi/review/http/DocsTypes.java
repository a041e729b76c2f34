package org.gongshi.review.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the document's schemas as people read them. */
final class DocsTypes {
  private static final String PREFIX = "#/components/schemas/";

  private final JsonNode schemas;

  DocsTypes(JsonNode document) {
    schemas = document.path("components").path("schemas");
  }

  /** The name of a schema's own type, or "" where it has none. */
  static String nameOf(JsonNode schema) {
    return schema.path("$ref").asText().replace(PREFIX, "");
  }

  static String anchor(String name) {
    return "type-" + name.replace('.', '-');
  }

  /** 文字, 整数, a list of something, or a link to the type. */
  void type(Html html, JsonNode schema) {
    String name = nameOf(schema);
    if (!name.isEmpty()) {
      html.link("#" + anchor(name), title(name));
      return;
    }
    switch (schema.path("type").asText()) {
      case "string" -> html.text(text(schema));
      case "integer" -> html.text("整数");
      case "number" -> html.text("数字");
      case "boolean" -> html.text("true 或者 false");
      case "array" -> {
        html.text("列表：");
        type(html, schema.path("items"));
      }
      case "object" -> object(html, schema);
      default -> html.text(schema.has("const") ? schema.path("const").asText() : "JSON");
    }
  }

  private void object(Html html, JsonNode schema) {
    if (schema.has("properties")) {
      html.text("对象");
    } else if (schema.has("additionalProperties")) {
      html.text("按名称对应：");
      if (schema.has("propertyNames")) {
        type(html, schema.path("propertyNames"));
        html.text(" → ");
      }
      type(html, schema.path("additionalProperties"));
    } else {
      html.text("JSON 对象");
    }
  }

  private static String text(JsonNode schema) {
    String max = schema.has("maxLength") ? "，不超过 " + schema.path("maxLength").asInt() + " 字" : "";
    return switch (schema.path("format").asText()) {
      case "date" -> "日期 yyyy-MM-dd";
      case "date-time" -> "时刻（UTC）";
      case "uri-reference" -> "地址";
      default -> schema.has("const") ? "固定为 " + schema.path("const").asText() : "文字" + max;
    };
  }

  /** What a type is called: its description's first words, or its name. */
  private String title(String name) {
    JsonNode schema = schemas.path(name);
    String about = schema.path("description").asText();
    return schema.has("enum") || about.isEmpty() || about.length() > 20 ? name : about;
  }

  /**
   * All fields of a schema as rows; those of lists and of the types in them are told in their
   * place.
   */
  void fields(Html html, JsonNode schema) {
    html.open("div", "class", "wide").open("table", "class", "fields");
    html.raw("<thead><tr><th>字段</th><th>类型</th><th>必填</th><th>说明</th></tr></thead><tbody>");
    rows(html, schema, "", new HashSet<>());
    html.close("tbody").close("table").close("div");
  }

  private void rows(Html html, JsonNode schema, String at, Set<String> above) {
    String name = nameOf(schema);
    JsonNode told = name.isEmpty() ? schema : schemas.path(name);
    if (!name.isEmpty() && !above.add(name)) {
      return;
    }
    List<String> required = new ArrayList<>();
    told.path("required").forEach(r -> required.add(r.asText()));
    told.path("properties")
        .properties()
        .forEach(
            p -> row(html, at, p.getKey(), p.getValue(), required.contains(p.getKey()), above));
    for (JsonNode one : told.path("oneOf")) {
      html.open("tr").open("td", "colspan", "4", "class", "variant").text("其中之一：");
      html.link("#" + anchor(nameOf(one)), nameOf(one)).close("td").close("tr");
    }
    above.remove(name);
  }

  private void row(
      Html html, String at, String name, JsonNode schema, boolean required, Set<String> above) {
    html.open("tr");
    html.open("td").element("code", at + name).close("td").open("td");
    type(html, schema);
    html.close("td").element("td", required ? "是" : "");
    html.element("td", schema.path("description").asText()).close("tr");
    boolean isList = schema.path("type").asText().equals("array");
    JsonNode inner = isList ? schema.path("items") : schema;
    String list = isList ? "[]." : ".";
    String type = nameOf(inner);
    boolean shallow = at.chars().filter(c -> c == '.').count() < 2;
    if (!type.isEmpty() && schemas.path(type).has("properties") && shallow) {
      rows(html, inner, at + name + list, above);
    }
  }

  /** Every type that stands by itself: enums with their constants, records with their fields. */
  void all(Html html) {
    schemas
        .properties()
        .forEach(
            entry -> {
              JsonNode schema = entry.getValue();
              html.open("section", "class", "type", "id", anchor(entry.getKey()));
              html.open("h3").element("code", entry.getKey()).close("h3");
              if (schema.has("enum")) {
                constants(html, schema);
              } else {
                html.element("p", schema.path("description").asText());
                fields(html, schema);
              }
              html.close("section");
            });
  }

  private static void constants(Html html, JsonNode schema) {
    html.open("dl", "class", "constants");
    schema
        .path("x-enum-descriptions")
        .properties()
        .forEach(
            one -> {
              html.open("dt").element("code", one.getKey()).close("dt");
              html.element("dd", one.getValue().asText());
            });
    html.close("dl");
  }
}
