package org.gongshi.review.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.http.Violation;

/**
 * A CSV file with a header, UTF-8 (with or without BOM) or GB18030.
 *
 * @param rows values by column; a row with the wrong number of values is marked as such
 */
record CsvFile(String charset, List<Row> rows) {

  /**
   * @param number the row's place below the header, from 1
   */
  record Row(int number, boolean wellFormed, Map<String, String> values) {}

  /**
   * Reads the file.
   *
   * @throws ProblemException 422 if it is in neither charset, is no CSV or lacks a required column
   */
  static CsvFile read(byte[] bytes, List<String> requiredColumns) {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try {
        String text =
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return parse(
            charset.name(), text.startsWith("\uFEFF") ? text.substring(1) : text, requiredColumns);
      } catch (CharacterCodingException e) {
        // Not this one; the next is tried.
      }
    }
    throw Problem.of(422, "UNKNOWN_CHARSET", "文件编码无法识别", "请将文件另存为 UTF-8 或 GB18030 编码的 CSV 后重试。")
        .asException();
  }

  private static CsvFile parse(String charset, String text, List<String> requiredColumns) {
    List<String[]> lines = new ArrayList<>();
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    try (MappingIterator<String[]> iterator = mapper.readerFor(String[].class).readValues(text)) {
      while (iterator.hasNextValue()) {
        lines.add(iterator.nextValue());
      }
    } catch (JsonProcessingException e) {
      throw Problem.of(
              422, "MALFORMED_CSV", "文件不是有效的 CSV", "第" + (lines.size() + 1) + "行附近的引号或分隔符有误，请检查。")
          .asException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (lines.isEmpty()) {
      throw Problem.of(422, "EMPTY_FILE", "文件是空的", "请提交带有表头的 CSV 文件。").asException();
    }
    return new CsvFile(charset, rows(lines, header(lines.getFirst(), requiredColumns)));
  }

  private static List<String> header(String[] line, List<String> requiredColumns) {
    List<String> header = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<Violation> violations = new ArrayList<>();
    for (String column : line) {
      String name = column.strip();
      header.add(name);
      if (!seen.add(name)) {
        violations.add(new Violation(name, "DUPLICATE_COLUMN", "表头中此列重复。"));
      }
    }
    for (String required : requiredColumns) {
      if (!seen.contains(required)) {
        violations.add(new Violation(required, "MISSING_COLUMN", "表头缺少此列。"));
      }
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations).asException();
    }
    return header;
  }

  private static List<Row> rows(List<String[]> lines, List<String> header) {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] line = lines.get(i);
      Map<String, String> values = new HashMap<>();
      for (int k = 0; k < Math.min(line.length, header.size()); k++) {
        values.put(header.get(k), line[k]);
      }
      rows.add(new Row(i, line.length == header.size(), values));
    }
    return rows;
  }
}
