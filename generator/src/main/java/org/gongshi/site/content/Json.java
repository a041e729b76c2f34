package org.gongshi.site.content;

import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** The module's one JSON reader and writer: a repeated key or text after the end is an error. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .changeDefaultPropertyInclusion(
              inclusion ->
                  inclusion.withValueInclusion(
                      com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
          .build();

  private static final ObjectWriter PRETTY =
      MAPPER
          .writer()
          .with(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")))
          .with(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /**
   * Parses one value.
   *
   * @throws JacksonException if the text is not one JSON value
   */
  public static JsonNode tree(String text) {
    return Objects.requireNonNullElse(MAPPER.readTree(text), NullNode.getInstance());
  }

  public static <T> T to(JsonNode node, Class<T> type) {
    return MAPPER.treeToValue(node, type);
  }

  public static <T> T read(byte[] bytes, Class<T> type) {
    return MAPPER.readValue(bytes, type);
  }

  /** Indented by two spaces, with LF and one LF at the end. */
  public static byte[] pretty(Object value) {
    return (PRETTY.writeValueAsString(value) + "\n")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  public static byte[] compact(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** What {@link #compact} gives, as text without a line feed. */
  public static String line(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
