package org.gongshi.site;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;

/**
 * What the inputs look like from outside, cheap enough to take several times a second. The service
 * writes beside the target and renames, so a changed decision shows in the time of its month
 * folder; everything else is looked at by file.
 *
 * @param takedowns names, times and lengths in {@code suppressed/}
 * @param rest of everything
 */
record Snapshot(TreeMap<String, Long> takedowns, TreeMap<String, Long> rest) {

  static Snapshot of(BuildSettings settings) throws IOException {
    TreeMap<String, Long> takedowns = new TreeMap<>();
    TreeMap<String, Long> rest = new TreeMap<>();
    Path content = settings.data().content();
    look(content.resolve("suppressed"), true, takedowns);
    look(content.resolve("decisions"), false, rest);
    look(settings.siteContent(), true, rest);
    look(settings.siteSettings(), true, rest);
    look(settings.trustedKey(), true, rest);
    if (settings.templates() != null) {
      look(settings.templates(), true, rest);
    }
    return new Snapshot(takedowns, rest);
  }

  private static void look(Path path, boolean byFile, TreeMap<String, Long> seen)
      throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            note(dir, attributes);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (byFile) {
              note(file, attributes);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          private void note(Path file, BasicFileAttributes attributes) {
            long time = attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
            seen.put(file.toString(), time * 31 + attributes.size());
          }
        });
  }
}
