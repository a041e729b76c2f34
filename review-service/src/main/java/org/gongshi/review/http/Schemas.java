package org.gongshi.review.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas of records and enums by reflection, each named type once under {@code components}.
 */
final class Schemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PREFIX = "#/components/schemas/";

  private final ObjectNode components;
  private final Map<String, Class<?>> named = new HashMap<>();

  Schemas(ObjectNode components) {
    this.components = components;
  }

  /** What a request sends: fields that are not named are refused. */
  ObjectNode ofRequest(Class<?> type) {
    return of(type, true);
  }

  ObjectNode of(Terms.Shape shape) {
    return switch (shape) {
      case Terms.Shape.One(var type) -> of(type, false);
      case Terms.Shape.Many(var type) -> array(of(type, false));
      case Terms.Shape.PageOf(var type) -> page(type);
      case Terms.Shape.Nothing n -> NODES.objectNode();
      case Terms.Shape.Bytes b -> NODES.objectNode();
    };
  }

  private ObjectNode page(Class<?> type) {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.set("items", array(of(type, false)).put("description", "本页的各项"));
    properties
        .putObject("next")
        .put("type", "string")
        .put("format", "uri-reference")
        .put("description", "下一页的地址，筛选和排序条件不变；没有下一页时不出现");
    schema.putArray("required").add("items");
    return schema;
  }

  private static ObjectNode array(ObjectNode items) {
    ObjectNode schema = NODES.objectNode().put("type", "array");
    schema.set("items", items);
    return schema;
  }

  private ObjectNode of(Class<?> type, boolean request) {
    ObjectNode plain = plain(type);
    if (plain != null) {
      return plain;
    }
    if (type.isAnnotationPresent(JsonSubTypes.class)) {
      return oneOf(type, request);
    }
    if (!type.isRecord() && !type.isEnum()) {
      throw new IllegalStateException("the document cannot describe " + type.getName());
    }
    String name = nameOf(type);
    if (named.putIfAbsent(name, type) == null) {
      ObjectNode schema = components.putObject(name);
      if (type.isEnum()) {
        ofEnum(schema, type);
      } else {
        ofRecord(schema, type, request);
      }
    } else if (request && type.isRecord()) {
      close(type);
    }
    return NODES.objectNode().put("$ref", PREFIX + name);
  }

  /** The type's own name, with its package's where another has that name already. */
  private String nameOf(Class<?> type) {
    String name = Dictionary.nameOf(type);
    String folder = type.getPackageName();
    Class<?> holder = named.getOrDefault(name, type);
    return holder == type ? name : folder.substring(folder.lastIndexOf('.') + 1) + "." + name;
  }

  /** One of several records, told apart by a property that is not among their components. */
  private ObjectNode oneOf(Class<?> type, boolean request) {
    String name = nameOf(type);
    if (named.putIfAbsent(name, type) == null) {
      ObjectNode schema = components.putObject(name);
      String property = type.getAnnotation(JsonTypeInfo.class).property();
      ObjectNode mapping =
          schema.putObject("discriminator").put("propertyName", property).putObject("mapping");
      ArrayNode all = schema.putArray("oneOf");
      for (JsonSubTypes.Type one : type.getAnnotation(JsonSubTypes.class).value()) {
        all.add(of(one.value(), request));
        String part = nameOf(one.value());
        mapping.put(one.name(), PREFIX + part);
        ObjectNode told = (ObjectNode) components.path(part);
        ((ObjectNode) told.path("properties")).putObject(property).put("const", one.name());
        told.withArray("required").add(property);
      }
    }
    return NODES.objectNode().put("$ref", PREFIX + name);
  }

  /** A record that was met in an answer first and then in a request is closed after all. */
  private void close(Class<?> type) {
    ((ObjectNode) components.path(nameOf(type))).put("additionalProperties", false);
  }

  private static @Nullable ObjectNode plain(Class<?> type) {
    ObjectNode schema = NODES.objectNode();
    if (type == String.class || type == char.class) {
      return schema.put("type", "string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return schema.put("type", "boolean");
    }
    if (type == int.class || type == Integer.class || type == OptionalInt.class) {
      return schema.put("type", "integer").put("format", "int32");
    }
    if (type == long.class || type == Long.class) {
      return schema.put("type", "integer").put("format", "int64");
    }
    if (type == double.class || type == Double.class || type == BigDecimal.class) {
      return schema.put("type", "number");
    }
    if (type == LocalDate.class) {
      return schema.put("type", "string").put("format", "date");
    }
    if (type == Instant.class) {
      return schema.put("type", "string").put("format", "date-time");
    }
    if (type == LocalDateTime.class) {
      return schema.put("type", "string");
    }
    if (JsonNode.class.isAssignableFrom(type) || type == Object.class) {
      return schema;
    }
    return null;
  }

  private static void ofEnum(ObjectNode schema, Class<?> type) {
    schema.put("type", "string");
    ArrayNode values = schema.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      values.add(((Enum<?>) constant).name());
    }
    Labels.describe(schema, type);
  }

  private void ofRecord(ObjectNode schema, Class<?> type, boolean request) {
    Dictionary dictionary = Dictionary.of(type);
    schema.put("type", "object");
    if (!dictionary.about(type).isEmpty()) {
      schema.put("description", dictionary.about(type));
    }
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    JsonInclude include = type.getAnnotation(JsonInclude.class);
    boolean leavesEmptyOut = include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
        continue;
      }
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = renamed == null ? component.getName() : renamed.value();
      boolean raw = component.getAccessor().isAnnotationPresent(JsonRawValue.class);
      ObjectNode property = raw ? NODES.objectNode() : of(component.getAnnotatedType(), request);
      Dictionary.Entry entry = dictionary.field(type, name);
      if (entry != null) {
        property.put("description", entry.about());
        if (entry.max() > 0) {
          property.put("maxLength", entry.max());
        }
      }
      properties.set(name, property);
      boolean mayBeEmpty = leavesEmptyOut && !component.getType().isPrimitive();
      boolean never = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if ((!never && !mayBeEmpty) || (entry != null && entry.required())) {
        required.add(name);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (request) {
      schema.put("additionalProperties", false);
    }
  }

  private ObjectNode of(AnnotatedType annotated, boolean request) {
    if (annotated instanceof AnnotatedParameterizedType generic
        && generic.getType() instanceof ParameterizedType type
        && type.getRawType() instanceof Class<?> raw) {
      AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
      if (Collection.class.isAssignableFrom(raw)) {
        return array(of(arguments[0], request));
      }
      if (Map.class.isAssignableFrom(raw)) {
        ObjectNode schema = NODES.objectNode().put("type", "object");
        Type key = arguments[0].getType();
        if (key instanceof Class<?> keys && keys.isEnum()) {
          schema.set("propertyNames", of(keys, request));
        }
        schema.set("additionalProperties", of(arguments[1], request));
        return schema;
      }
    }
    if (annotated.getType() instanceof Class<?> type) {
      return of(type, request);
    }
    throw new IllegalStateException("the document cannot describe " + annotated.getType());
  }
}
