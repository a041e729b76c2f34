package org.gongshi.site;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

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
    look(content.resolve("suppressed"), takedowns);
    folders(content.resolve("decisions"), 2, rest);
    look(content.resolve("registers"), rest);
    look(settings.siteContent(), rest);
    look(settings.siteSettings(), rest);
    look(settings.trustedKey(), rest);
    if (settings.templates() != null) {
      look(settings.templates(), rest);
    }
    return new Snapshot(takedowns, rest);
  }

  /** The times of a folder and of those in it; no file is looked at. */
  private static void folders(Path folder, int depth, TreeMap<String, Long> seen)
      throws IOException {
    try {
      note(folder, Files.readAttributes(folder, BasicFileAttributes.class), seen);
      if (depth > 0) {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, Files::isDirectory)) {
          for (Path path : inside) {
            folders(path, depth - 1, seen);
          }
        }
      }
    } catch (NoSuchFileException e) {
      // Gone meanwhile, or not there yet.
    }
  }

  private static void note(Path file, BasicFileAttributes attributes, TreeMap<String, Long> seen) {
    long time = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    seen.put(file.toString(), time * 31 + attributes.size());
  }

  private static void look(Path path, TreeMap<String, Long> seen) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            note(dir, attributes, seen);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            note(file, attributes, seen);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }
}
