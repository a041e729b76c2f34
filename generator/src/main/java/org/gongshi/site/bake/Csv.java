package org.gongshi.site.bake;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines of CSV (RFC 4180); one decision is one line, whatever its texts hold. */
public final class Csv {

  /** Tells spreadsheets that the file is UTF-8. */
  public static final String BOM = "\uFEFF";

  private static final Pattern BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");

  private Csv() {}

  public static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  /** A spreadsheet would take what begins with one of four signs for a formula. */
  private static String cell(String text) {
    String flat =
        text.indexOf('\n') < 0 && text.indexOf('\r') < 0
            ? text
            : BREAKS.matcher(text).replaceAll(" ");
    String safe = !flat.isEmpty() && "=+-@".indexOf(flat.charAt(0)) >= 0 ? "'" + flat : flat;
    return safe.indexOf('"') >= 0 || safe.indexOf(',') >= 0
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
