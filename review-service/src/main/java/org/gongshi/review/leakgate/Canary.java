package org.gongshi.review.leakgate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.gongshi.review.redaction.CutKind;
import org.gongshi.review.redaction.LeakSearch.Secret;

/**
 * An invented person who is planted in every scan, in each disguise: a scan that misses one of them
 * proves nothing, and fails.
 */
final class Canary {
  /** No case has it. */
  static final String CASE = "canary";

  private static final String NAMES = "樨檑歘毚氅沆泶洇浛淏渀湉滃漈潎澈濋瀛灏焘煊熠燊牖獬玘珝琚瑅璆瓘甪";

  private final String name;
  private final String number;

  Canary(RandomGenerator random) {
    StringBuilder given = new StringBuilder("欧阳");
    for (int i = 0; i < 2; i++) {
      given.append(NAMES.charAt(random.nextInt(NAMES.length())));
    }
    name = given.toString();
    number = "99" + (1_000_000_000_000_000L + random.nextLong(9_000_000_000_000_000L));
  }

  List<Secret> secrets() {
    return List.of(
        new Secret(CASE, CutKind.PERSON_NAME, name), new Secret(CASE, CutKind.CITIZEN_ID, number));
  }

  /** Files by path; each shows both secrets, in another way. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String clear = name + "，" + number;
    put(files, "clear.html", "<p>" + clear + "</p>");
    put(files, "wide.json", "{\"text\":\"" + wide(number) + name + "\"}");
    put(files, "references.html", "<p>" + each(clear, "&#%d;") + "</p>");
    put(files, "escapes.json", "{\"text\":\"" + each(clear, "\\u%04x") + "\"}");
    put(files, "address.html", "<a href=\"?q=" + url(clear, StandardCharsets.UTF_8) + "\"></a>");
    put(
        files,
        "old-address.html",
        "<a href=\"?q=" + url(clear, Charset.forName("GBK")) + "\"></a>");
    put(files, "spaced.txt", String.join(" ", clear.split("(?<=.)", -1)));
    put(files, "marked.html", clear.replaceAll("(.)(?=.)", "$1<b></b>"));
    put(files, "attribute.html", "<img alt=\"" + clear + "\">");
    files.put("packed.html.gz", packed(clear));
    return files;
  }

  private static void put(Map<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String each(String text, String format) {
    return text.chars()
        .mapToObj(c -> String.format(java.util.Locale.ROOT, format, c))
        .collect(Collectors.joining());
  }

  private static String url(String text, Charset charset) {
    return URLEncoder.encode(text, charset);
  }

  private static String wide(String digits) {
    return digits
        .chars()
        .mapToObj(c -> Character.toString(c + 0xFEE0))
        .collect(Collectors.joining());
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
