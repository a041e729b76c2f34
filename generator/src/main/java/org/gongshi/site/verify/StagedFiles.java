package org.gongshi.site.verify;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files of a staging folder, which only this process writes. Thousands of them may be the last
 * release's, linked a moment ago: the system is not asked again what those are.
 */
final class StagedFiles {

  private final Predicate<String> skip;
  private final Set<String> linked;
  private final Set<String> files = new HashSet<>();

  private StagedFiles(Predicate<String> skip, Set<String> linked) {
    this.skip = skip;
    this.linked = linked;
  }

  /**
   * Lists them.
   *
   * @param folder below the site's root, {@code ""} for the root
   * @param skip whether a folder is left out
   * @param linked paths that are files
   * @return paths below the site's root, none where the folder is not there
   */
  static Set<String> below(Path site, String folder, Predicate<String> skip, Set<String> linked)
      throws IOException {
    StagedFiles found = new StagedFiles(skip, linked);
    Path start = site.resolve(folder);
    if (Files.isDirectory(start)) {
      found.list(start, folder.isEmpty() ? "" : folder + "/");
    }
    return found.files;
  }

  private void list(Path folder, String above) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String path = above + entry.getFileName();
        if (linked.contains(path) || !Files.isDirectory(entry)) {
          files.add(path);
        } else if (!skip.test(path)) {
          list(entry, path + "/");
        }
      }
    }
  }
}
