package org.gongshi.review.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Writes secrets that only their owner can read. */
final class KeyFiles {
  private KeyFiles() {}

  /**
   * Creates {@code file} with {@code content}; an existing file is an error, so that no key is ever
   * overwritten.
   */
  static void create(Path file, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, ".key", ".tmp"); // for the owner alone
    try {
      Files.write(written, content, StandardOpenOption.SYNC);
      Files.createLink(file, written); // whole or absent, and never over another
    } finally {
      Files.delete(written);
    }
  }
}
