package org.gongshi.site.bake;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of CSV (RFC 4180); one decision is one line, whatever its texts hold. */
public final class Csv {

  /** Tells spreadsheets that the file is UTF-8. */
  public static final String BOM = "\uFEFF";

  private Csv() {}

  public static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  /** A spreadsheet would take what begins with one of four signs for a formula. */
  private static String cell(String text) {
    String flat = text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    String safe = !flat.isEmpty() && "=+-@".indexOf(flat.charAt(0)) >= 0 ? "'" + flat : flat;
    return safe.matches("(?s).*[\",].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
