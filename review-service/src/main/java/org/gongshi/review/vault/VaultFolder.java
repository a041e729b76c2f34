package org.gongshi.review.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * All paths below the vault, and the only code that links, moves or deletes there:
 *
 * <pre>
 * objects/ab/cdef…   a stored file under its SHA-256, linked once and never overwritten
 * uploads/ID         what has come in of an upload, with an exclusive lock while it grows
 * quarantine/ID      an upload in which malware was found
 * </pre>
 *
 * Several instances may share the folder; its file system must know hard links and locks.
 */
final class VaultFolder {
  private final Path root;

  VaultFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
    try {
      for (String folder : new String[] {"objects", "uploads", "quarantine"}) {
        Files.createDirectories(this.root.resolve(folder));
      }
      Files.setPosixFilePermissions(this.root, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare the vault " + this.root, e);
    }
  }

  Path object(String sha256) {
    return root.resolve("objects").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  Path objects() {
    return root.resolve("objects");
  }

  Path upload(String id) {
    return uploads().resolve(id);
  }

  Path uploads() {
    return root.resolve("uploads");
  }

  long usableSpace() throws IOException {
    return Files.getFileStore(root).getUsableSpace();
  }

  /**
   * Gives the complete and forced file of an upload its name in the store. The upload keeps its own
   * name until {@link #dropUpload}.
   *
   * @return false if that name is taken already
   */
  boolean link(String upload, String sha256) throws IOException {
    Path object = object(sha256);
    Path folder = parent(object);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      sync(objects());
    }
    boolean linked;
    try {
      Files.createLink(object, upload(upload));
      Files.setPosixFilePermissions(object, PosixFilePermissions.fromString("r--------"));
      linked = true;
    } catch (FileAlreadyExistsException e) {
      linked = false;
    }
    sync(folder);
    return linked;
  }

  void dropUpload(String id) throws IOException {
    if (Files.deleteIfExists(upload(id))) {
      sync(uploads());
    }
  }

  void quarantine(String id) throws IOException {
    Path to = root.resolve("quarantine").resolve(id);
    try {
      Files.move(upload(id), to, StandardCopyOption.ATOMIC_MOVE);
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("r--------"));
    } catch (NoSuchFileException e) {
      if (!Files.exists(to)) {
        throw e;
      }
    }
    sync(uploads());
    sync(root.resolve("quarantine"));
  }

  /** Removes a stored file; what is gone already is fine. */
  void destroy(String sha256) throws IOException {
    Path object = object(sha256);
    if (Files.deleteIfExists(object)) {
      sync(parent(object));
    }
  }

  Optional<FileChannel> open(String sha256) throws IOException {
    try {
      return Optional.of(FileChannel.open(object(sha256), StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Makes new names in the folder survive a power cut. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a file without a folder");
    }
    return parent;
  }
}
