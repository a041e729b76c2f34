package org.gongshi.site.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every byte of a release folder, pages, index, theme, manifest and file names alike, to be
 * searched in the encodings that a text could hide in.
 */
final class ReleaseBytes {

  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  /** One character for one byte, so that {@code indexOf} searches bytes. */
  private final Map<String, String> files = new TreeMap<>();

  private ReleaseBytes() {}

  static ReleaseBytes of(Path release) {
    ReleaseBytes bytes = new ReleaseBytes();
    // Folders that releases share are links.
    try (var paths = Files.walk(release, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = release.relativize(path).toString();
        String content = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        String nameBytes =
            new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        bytes.files.put(name, nameBytes + '\0' + content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  int count() {
    return files.size();
  }

  /** The files in which {@code text} stands, or whose names hold it. */
  List<String> filesWith(String text) {
    List<String> found = new ArrayList<>();
    for (Charset encoding : ENCODINGS) {
      String bytes = new String(text.getBytes(encoding), StandardCharsets.ISO_8859_1);
      files.forEach(
          (name, content) -> {
            if (content.contains(bytes)) {
              found.add(name);
            }
          });
    }
    return found.stream().distinct().sorted().toList();
  }

  /** Of {@code texts}, those that stand somewhere, each with where. */
  Map<String, List<String>> found(List<String> texts) {
    Map<String, List<String>> found = new TreeMap<>();
    for (String text : texts) {
      List<String> places = filesWith(text);
      if (!places.isEmpty()) {
        found.put(text, places);
      }
    }
    return found;
  }
}
