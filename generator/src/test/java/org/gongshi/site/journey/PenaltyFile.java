package org.gongshi.site.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A double-publicity (双公示) penalty file, and what of it must be public and what must not. */
record PenaltyFile(Path path, List<Map<String, String>> rows) {

  static PenaltyFile read(Path path) {
    try {
      List<List<String>> lines = parse(Files.readString(path));
      List<String> header = lines.getFirst();
      List<Map<String, String>> rows = new ArrayList<>();
      for (List<String> line : lines.subList(1, lines.size())) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
          row.put(header.get(i), line.get(i));
        }
        rows.add(row);
      }
      return new PenaltyFile(path, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> peoplesNames() {
    List<String> names = new ArrayList<>();
    rows.stream().filter(PenaltyFile::isPerson).forEach(row -> names.add(row.get("CF_XDR_MC")));
    rows.forEach(row -> addIfPresent(row, "CF_FRDB", names));
    return names;
  }

  List<String> idNumbers() {
    List<String> numbers = new ArrayList<>();
    for (Map<String, String> row : rows) {
      addIfPresent(row, "CF_XDR_ZJHM", numbers);
      addIfPresent(row, "CF_FR_ZJHM", numbers);
    }
    return numbers;
  }

  List<String> companyNamesAndCodes() {
    List<String> companies = new ArrayList<>();
    for (Map<String, String> row : rows) {
      if (!isPerson(row)) {
        companies.add(row.get("CF_XDR_MC"));
        companies.add(row.get("CF_XDR_SHXYM"));
      }
    }
    return companies;
  }

  private static boolean isPerson(Map<String, String> row) {
    return row.get("CF_XDR_LB").equals("自然人");
  }

  private static void addIfPresent(Map<String, String> row, String column, List<String> values) {
    String value = row.getOrDefault(column, "");
    if (!value.isEmpty()) {
      values.add(value);
    }
  }

  /** RFC 4180, as little of it as such a file needs. */
  private static List<List<String>> parse(String text) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = text.startsWith("\uFEFF") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        value.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        line.add(value.toString());
        value.setLength(0);
        if (c == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        value.append(c);
      }
    }
    if (!line.isEmpty()) {
      line.add(value.toString());
      lines.add(line);
    }
    return lines;
  }
}
