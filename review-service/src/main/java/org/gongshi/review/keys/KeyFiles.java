package org.gongshi.review.keys;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Writes keys, whole or not at all. */
final class KeyFiles {
  private KeyFiles() {}

  /**
   * Creates {@code file}, readable by its owner alone. A file that is there already stays, so that
   * no key is ever overwritten.
   */
  static void createOrKeep(Path file, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, ".key", ".tmp"); // for the owner alone
    try {
      Files.write(written, content, StandardOpenOption.SYNC);
      Files.createLink(file, written); // whole or absent, and never over another
    } catch (FileAlreadyExistsException e) {
      // Another service made its key a moment before: that one counts.
    } finally {
      Files.delete(written);
    }
  }

  /** Writes what anyone may read, over what was there. */
  static void replace(Path file, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path written = Files.createTempFile(folder, ".key", ".tmp");
    Files.write(written, content, StandardOpenOption.SYNC);
    try {
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (UnsupportedOperationException e) {
      // A file system without POSIX permissions: the folder's own access rules hold.
    }
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
