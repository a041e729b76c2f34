package org.gongshi.site.search.shards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same file in two releases: a hard link, or a copy where the file system has none. */
public final class Links {

  private Links() {}

  static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException e) {
      Files.copy(from, to);
    }
  }

  /** Links what is shared, for a release that has all files in its own folder. */
  public static Sharing sharing(@Nullable Path last, Path into) {
    return new Sharing() {
      @Override
      public void whole(String before, String now) throws IOException {
        if (last != null) {
          linkTree(last.resolve(before), into.resolve(now));
        }
      }

      @Override
      public void parts(String before, String now, List<String> names) {
        // They are linked already.
      }
    };
  }

  /** A folder with all its files, into one that is empty or not there yet. */
  public static void linkTree(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          link(path, target);
        }
      }
    }
  }
}
