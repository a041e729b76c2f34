package org.gongshi.review.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes secrets that only their owner can read. */
final class KeyFiles {
  private KeyFiles() {}

  /**
   * Creates {@code file} with {@code content}; an existing file is an error, so that no key is ever
   * overwritten.
   */
  static void create(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, content, StandardOpenOption.SYNC);
    } catch (UnsupportedOperationException e) {
      Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
    }
  }
}
