package org.gongshi.review.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 数据字典: what the fields of one package's records mean, in Chinese, from the {@code fields.txt} that
 * lies beside them. Its form:
 *
 * <pre>
 * = 案件办理                          the title of the package's part of the API
 * [DecisionRequest] 负责人的决定       a record or enum, by its name and its encloser's
 * documentNumber!128 决定书文号        a field; ! where a request must send it, then its longest length
 * </pre>
 */
final class Dictionary {
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z][A-Za-z0-9_]*)(!?)([0-9]*)\\s+(\\S.*)");
  private static final Pattern TYPE = Pattern.compile("\\[([A-Za-z0-9.]+)]\\s*(.*)");
  private static final Map<Package, Dictionary> READ = new ConcurrentHashMap<>();

  private final String title;
  private final Map<String, Entry> entries;

  /**
   * What is said of a field.
   *
   * @param max the longest length in UTF-16 units, or 0 where there is none
   */
  record Entry(String about, boolean required, int max) {}

  private Dictionary(String title, Map<String, Entry> entries) {
    this.title = title;
    this.entries = entries;
  }

  static Dictionary of(Class<?> type) {
    return READ.computeIfAbsent(type.getPackage(), p -> read(type));
  }

  /** The name of a type as the document shows it: with its encloser, without its package. */
  static String nameOf(Class<?> type) {
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  String title() {
    return title;
  }

  @Nullable Entry field(Class<?> type, String field) {
    return entries.get(nameOf(type) + "." + field);
  }

  String about(Class<?> type) {
    Entry entry = entries.get(nameOf(type));
    return entry == null ? "" : entry.about();
  }

  /** All names that are told, types and fields. */
  Map<String, Entry> entries() {
    return entries;
  }

  private static Dictionary read(Class<?> type) {
    String title = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (InputStream in = type.getResourceAsStream("fields.txt")) {
      if (in == null) {
        return new Dictionary(title, entries);
      }
      String current = "";
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        Matcher header = TYPE.matcher(line.strip());
        Matcher field = FIELD.matcher(line.strip());
        if (line.startsWith("=")) {
          title = line.substring(1).strip();
        } else if (header.matches()) {
          current = header.group(1);
          entries.put(current, new Entry(header.group(2), false, 0));
        } else if (field.matches() && !current.isEmpty()) {
          int max = field.group(3).isEmpty() ? 0 : Integer.parseInt(field.group(3));
          entries.put(
              current + "." + field.group(1),
              new Entry(field.group(4), !field.group(2).isEmpty(), max));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          throw new IllegalStateException(type.getPackageName() + "/fields.txt: " + line);
        }
      }
      return new Dictionary(title, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
