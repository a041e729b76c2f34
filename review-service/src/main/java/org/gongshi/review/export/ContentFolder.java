package org.gongshi.review.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The folder between service and generator. A file is whole or absent: temporary file, fsync,
 * atomic move, fsync of the folder. The signature goes first, so that no file is ever seen without
 * its own.
 */
public final class ContentFolder {
  private final Path root;

  public ContentFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Writes file and signature; the same content again changes nothing. */
  public void put(String path, byte[] content, String signature) throws IOException {
    Path file = resolve(path);
    write(sibling(file, ".sig"), (signature + "\n").getBytes(StandardCharsets.US_ASCII));
    write(file, content);
  }

  /** Whether the file lies there with exactly this content, and its signature beside it. */
  boolean holds(String path, byte[] content) throws IOException {
    Path file = resolve(path);
    return Files.isRegularFile(sibling(file, ".sig"))
        && Files.isRegularFile(file)
        && Arrays.equals(Files.readAllBytes(file), content);
  }

  /** Writes a file whose hash a signed file names; the same content again changes nothing. */
  void put(String path, byte[] content) throws IOException {
    write(resolve(path), content);
  }

  /** Removes file and signature; what is gone already is fine. */
  void remove(String path) throws IOException {
    Path file = resolve(path);
    boolean removed = Files.deleteIfExists(file);
    removed |= Files.deleteIfExists(sibling(file, ".sig"));
    if (removed) {
      sync(parent(file));
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path folder = parent(file);
    Files.createDirectories(folder);
    // One name per target: the retry of a killed errand writes over what was left of it.
    Path temporary = folder.resolve("." + file.getFileName() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        var buffer = java.nio.ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      // The generator may run as another user.
      ContentPermissions.readableByAll(temporary);
      move(temporary, file);
      sync(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the content folder's file system cannot move atomically", e);
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private Path resolve(String path) {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root) || file.equals(root)) {
      throw new IllegalArgumentException("a path outside the content folder");
    }
    return file;
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("a file without a folder");
    }
    return parent;
  }
}
