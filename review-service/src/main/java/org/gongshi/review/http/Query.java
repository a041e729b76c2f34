package org.gongshi.review.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter: what reads it is what documents it.
 *
 * @param <T> what its text is read as
 */
public final class Query<T> {
  private static final int LONGEST = 200;

  private final String name;
  private final String about;
  private final ObjectNode schema;
  private final String advice;
  private final Reader<T> reader;

  private interface Reader<T> {
    @Nullable T read(String text);
  }

  private Query(String name, String about, ObjectNode schema, String advice, Reader<T> reader) {
    this.name = name;
    this.about = about;
    this.schema = schema;
    this.advice = advice;
    this.reader = reader;
  }

  public static <E extends Enum<E>> Query<E> oneOf(String name, Class<E> type, String about) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    ArrayNode values = schema.putArray("enum");
    StringBuilder names = new StringBuilder();
    for (E constant : type.getEnumConstants()) {
      values.add(constant.name());
      names.append(' ').append(constant.name());
    }
    Labels.describe(schema, type);
    return new Query<>(
        name,
        about,
        schema,
        "可选值：" + names.toString().strip() + "。",
        text -> {
          for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
              return constant;
            }
          }
          return null;
        });
  }

  /** One of these words; absent means what {@code about} says. */
  public static <T> Query<T> choice(String name, Map<String, T> values, String about) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    ArrayNode words = schema.putArray("enum");
    values.keySet().stream().sorted().forEach(words::add);
    String all = values.keySet().stream().sorted().collect(Collectors.joining(" "));
    return new Query<>(name, about, schema, "可选值：" + all + "。", values::get);
  }

  public static Query<Boolean> flag(String name, String about) {
    return new Query<>(
        name,
        about,
        JsonNodeFactory.instance.objectNode().put("type", "boolean"),
        "可选值：true false。",
        text ->
            switch (text) {
              case "true" -> Boolean.TRUE;
              case "false" -> Boolean.FALSE;
              default -> null;
            });
  }

  /** A whole number; absent means {@code otherwise}. */
  public static Query<Integer> number(String name, int min, int max, int otherwise, String about) {
    return new Query<>(
        name,
        about,
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "integer")
            .put("minimum", min)
            .put("maximum", max)
            .put("default", otherwise),
        "请填写整数，取值范围为" + min + "至" + max + "。",
        text -> {
          if (!text.matches("[0-9]{1,9}")) {
            return null;
          }
          int number = Integer.parseInt(text);
          return number >= min && number <= max ? number : null;
        });
  }

  /** A day in Asia/Shanghai. */
  public static Query<LocalDate> day(String name, String about) {
    return new Query<>(
        name,
        about,
        JsonNodeFactory.instance.objectNode().put("type", "string").put("format", "date"),
        "日期格式为 yyyy-MM-dd，例如 2026-03-27。",
        text -> {
          try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= 1900 && day.getYear() <= 2999 ? day : null;
          } catch (DateTimeParseException e) {
            return null;
          }
        });
  }

  public static Query<String> text(String name, int max, String about) {
    return new Query<>(
        name,
        about,
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "string")
            .put("minLength", 1)
            .put("maxLength", max),
        "不超过" + max + "个字符，且不含控制字符。",
        text ->
            text.length() <= max && text.chars().noneMatch(Character::isISOControl) ? text : null);
  }

  public String name() {
    return name;
  }

  /** The parameter of this call, or null where it is absent or wrong; what is wrong is noted. */
  public @Nullable T of(Call call, Checks checks) {
    String text = call.query(name).orElse(null);
    if (text == null) {
      return null;
    }
    T value = text.length() > LONGEST * 10 ? null : reader.read(text);
    if (value == null) {
      checks.add(name, "WRONG_FORMAT", advice);
    }
    return value;
  }

  /** As {@link #of(Call, Checks)}, ending the call if it is wrong. */
  public @Nullable T of(Call call) {
    Checks checks = new Checks();
    T value = of(call, checks);
    checks.orRefuse();
    return value;
  }

  ObjectNode parameter() {
    ObjectNode parameter = JsonNodeFactory.instance.objectNode();
    parameter.put("name", name).put("in", "query").put("description", about);
    parameter.set("schema", schema.deepCopy());
    return parameter;
  }
}
