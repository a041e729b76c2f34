package org.gongshi.review.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;

/** Strict JSON: unknown and repeated fields are refused, and no message repeats what was sent. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, Json::refuseNumbers)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  /** A number where text belongs is a mistake, not text. */
  private static void refuseNumbers(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /**
   * Reads a request body.
   *
   * @throws ProblemException 400 if it is not JSON, 422 if a field is unknown or has the wrong type
   */
  public static <T> T read(byte[] body, Class<T> type) {
    try {
      T value = MAPPER.readValue(body, type);
      if (value == null) {
        throw malformed("请求体不能是 null。");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw invalid(path(e), "UNKNOWN_FIELD", "没有这个字段，请核对字段名。");
    } catch (InvalidFormatException e) {
      throw invalid(path(e), "WRONG_FORMAT", wanted(e));
    } catch (MismatchedInputException e) {
      throw invalid(path(e), "WRONG_TYPE", "此项的数据类型不对，请对照接口文档修改。");
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof StreamReadException syntax) {
        throw malformed(syntax);
      }
      throw invalid(path(e), "WRONG_TYPE", "此项的内容无法识别，请对照接口文档修改。");
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw malformed("请求体不是有效的 UTF-8 编码 JSON。");
    }
  }

  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  private static ProblemException malformed(JsonProcessingException e) {
    JsonLocation where = e.getLocation();
    return malformed(
        where == null
            ? "请检查 JSON 语法。"
            : "请检查第" + where.getLineNr() + "行第" + where.getColumnNr() + "列附近的 JSON 语法。");
  }

  private static ProblemException malformed(String detail) {
    return Problem.of(400, "MALFORMED_JSON", "请求体不是有效的 JSON", detail).asException();
  }

  private static ProblemException invalid(String field, String rule, String advice) {
    return Problem.invalid(List.of(new Violation(field, rule, advice))).asException();
  }

  private static String wanted(InvalidFormatException e) {
    Class<?> type = e.getTargetType();
    if (type.isEnum()) {
      StringBuilder names = new StringBuilder("可选值：");
      for (Object constant : type.getEnumConstants()) {
        names.append(constant).append(' ');
      }
      return names.toString().strip() + "。";
    }
    if (type == java.time.LocalDate.class) {
      return "日期格式为 yyyy-MM-dd，例如 2026-03-27。";
    }
    return "此项的格式不对，请对照接口文档修改。";
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "(body)" : path.toString();
  }
}
