package org.gongshi.site.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a log as they lie in the last release, and as they shall lie in the next. */
final class LogFolder {

  private final @Nullable Path before;
  private final Path now;
  private final Set<Path> made = new HashSet<>();

  /**
   * A folder.
   *
   * @param before that of the last release, nothing where the log begins
   * @param now one that is not there yet
   */
  LogFolder(@Nullable Path before, Path now) {
    this.before = before;
    this.now = now;
  }

  /**
   * Reads a file of the last release.
   *
   * @throws BrokenException if it is missing
   */
  byte[] read(String name) throws IOException {
    try {
      return Files.readAllBytes(before(name));
    } catch (NoSuchFileException e) {
      throw missing(name, e);
    }
  }

  /**
   * Takes files over from the last release, all or none.
   *
   * @throws BrokenException if one is missing
   */
  void link(Collection<String> names) throws IOException {
    List<Path> linked = new ArrayList<>();
    for (String name : names) {
      Path to = place(name);
      try {
        Files.createLink(to, before(name));
      } catch (NoSuchFileException e) {
        for (Path link : linked) {
          Files.delete(link);
        }
        throw missing(name, e);
      }
      linked.add(to);
    }
  }

  void write(Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(place(file.getKey()), file.getValue());
    }
  }

  private Path place(String name) throws IOException {
    Path file = now.resolve(name);
    Path above = file.resolveSibling("");
    if (made.add(above)) {
      Files.createDirectories(above);
    }
    return file;
  }

  private Path before(String name) throws BrokenException {
    if (before == null) {
      throw new BrokenException("没有上一个版本的 " + name);
    }
    return before.resolve(name);
  }

  private static BrokenException missing(String name, NoSuchFileException cause) {
    return new BrokenException("缺少 " + name, cause);
  }
}
