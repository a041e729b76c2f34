package org.gongshi.review.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API's document (OpenAPI 3.1), made from the same endpoints that are routed, so that the two
 * cannot differ.
 */
public final class OpenApi {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

  private OpenApi() {}

  public static ObjectNode document(List<Endpoint> endpoints) {
    ObjectNode document = NODES.objectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "公示：行政执法决定审核服务")
        .put("version", "1")
        .put("description", "错误以 RFC 9457 问题详情返回，code 为稳定代码，title 和 detail 为中文说明。");
    ObjectNode paths = document.putObject("paths");
    for (Endpoint endpoint : endpoints) {
      ObjectNode path =
          paths.path(endpoint.path()).isMissingNode()
              ? paths.putObject(endpoint.path())
              : (ObjectNode) paths.path(endpoint.path());
      describe(endpoint, path.putObject(endpoint.method().text().toLowerCase(Locale.ROOT)));
    }
    ObjectNode components = document.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer");
    components.putObject("schemas").set("Problem", schema(Problem.class));
    return document;
  }

  private static void describe(Endpoint endpoint, ObjectNode operation) {
    operation.put("summary", endpoint.summary());
    switch (endpoint.access()) {
      case Endpoint.Access.Anyone a -> operation.putArray("security");
      case Endpoint.Access.AnyAccount a ->
          operation.putArray("security").addObject().putArray("bearer");
      case Endpoint.Access.AnyOf(var roles) -> {
        operation.putArray("security").addObject().putArray("bearer");
        ArrayNode names = operation.putArray("x-roles");
        roles.stream().map(Enum::name).sorted().forEach(names::add);
      }
    }
    Matcher matcher = PARAMETER.matcher(endpoint.path());
    while (matcher.find()) {
      operation
          .withArray("parameters")
          .addObject()
          .put("name", matcher.group(1))
          .put("in", "path")
          .put("required", true)
          .putObject("schema")
          .put("type", "string");
    }
    Class<?> body = endpoint.body();
    if (body != null) {
      operation
          .putObject("requestBody")
          .put("required", true)
          .putObject("content")
          .putObject("application/json")
          .set("schema", schema(body));
    }
    ObjectNode responses = operation.putObject("responses");
    responses.putObject("2XX").put("description", "办理成功");
    responses
        .putObject("4XX")
        .put("description", "请求有误或者不能办理，见问题详情")
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
  }

  private static ObjectNode schema(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    if (type.isRecord()) {
      schema.put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      for (RecordComponent component : type.getRecordComponents()) {
        properties.set(
            component.getName(), schema(component.getAnnotatedType(), component.getType()));
      }
    } else if (type.isEnum()) {
      schema.put("type", "string");
      ArrayNode values = schema.putArray("enum");
      for (Object constant : type.getEnumConstants()) {
        values.add(constant.toString());
      }
    } else if (type == LocalDate.class) {
      schema.put("type", "string").put("format", "date");
    } else if (type == boolean.class || type == Boolean.class) {
      schema.put("type", "boolean");
    } else if (type == int.class || type == Integer.class || type == long.class) {
      schema.put("type", "integer");
    } else {
      schema.put("type", "string");
    }
    return schema;
  }

  private static ObjectNode schema(AnnotatedType annotated, Class<?> type) {
    if (!(annotated instanceof AnnotatedParameterizedType generic)) {
      return schema(type);
    }
    AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    ObjectNode schema = NODES.objectNode();
    if (Collection.class.isAssignableFrom(type)) {
      schema.put("type", "array").set("items", schema(raw(arguments[0])));
    } else if (Map.class.isAssignableFrom(type)) {
      schema.put("type", "object").set("additionalProperties", schema(raw(arguments[1])));
    }
    return schema;
  }

  private static Class<?> raw(AnnotatedType annotated) {
    return annotated.getType() instanceof Class<?> type ? type : Object.class;
  }
}
