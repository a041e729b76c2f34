package org.gongshi.site.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** File operations after which the disk, and not only the cache, has it. */
public final class Durable {

  private static final int FLUSHES_AT_A_TIME = 32;
  private static final int AT_A_TIME = 1_000;
  private static final int WORTH_THREADS = 16;

  /** So many files are flushed sooner by one call for their whole file system. */
  static final int WORTH_THE_FILE_SYSTEM = 5_000;

  private Durable() {}

  /** A file that is whole or absent: temporary file, fsync, rename, fsync of the folder. */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(folder);
  }

  /**
   * The same for many files of one folder, which is flushed once for each thousand of them.
   *
   * @param files by name
   */
  static void writeAll(Path folder, Map<String, byte[]> files) throws IOException {
    Files.createDirectories(folder);
    List<String> names = List.copyOf(files.keySet());
    for (int from = 0; from < names.size(); from += AT_A_TIME) {
      List<String> some = names.subList(from, Math.min(names.size(), from + AT_A_TIME));
      List<Path> temporary = new ArrayList<>();
      for (String name : some) {
        Path file = folder.resolve("." + name + ".tmp");
        Files.write(file, files.getOrDefault(name, new byte[0]));
        temporary.add(file);
      }
      onEach(temporary, Durable::sync);
      for (String name : some) {
        Files.move(
            folder.resolve("." + name + ".tmp"),
            folder.resolve(name),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      sync(folder);
    }
  }

  /**
   * A folder of many files that is whole or absent.
   *
   * @param files by name; written on all cores if the stream is parallel
   * @param aside where they are written first: on the same file system, and nobody looks there
   */
  static void writeFolder(Path folder, Stream<Map.Entry<String, byte[]>> files, Path aside)
      throws IOException {
    deleteTree(aside);
    Files.createDirectories(aside);
    try {
      files.forEach(
          file -> {
            try {
              Files.write(aside.resolve(file.getKey()), file.getValue());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    try (Stream<Path> written = Files.list(aside)) {
      flush(aside, written.toList(), List.of(aside));
    }
    Path above = folder.resolveSibling("");
    Files.createDirectories(above);
    Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
    sync(above);
  }

  /** Flushes a file or a folder's entries. */
  static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * What has to be flushed of a new folder.
   *
   * @param files new ones: a second name of one that has long been on disk needs its folder only
   * @param folders all that have a new name in them
   */
  record Fresh(List<Path> files, List<Path> folders) {

    /** Everything below a folder, and the folder. */
    static Fresh below(Path folder) throws IOException {
      try (Stream<Path> paths = Files.walk(folder)) {
        Map<Boolean, List<Path>> byKind =
            paths
                .filter(path -> !Files.isSymbolicLink(path))
                .collect(Collectors.partitioningBy(Files::isDirectory));
        return new Fresh(
            byKind.getOrDefault(false, List.of()), byKind.getOrDefault(true, List.of()));
      }
    }
  }

  /**
   * Flushes what is new below a folder, files before the folders that name them, and takes from the
   * files the right to be written. Disks flush many files at a time much faster.
   */
  static void seal(Path folder, Fresh fresh) throws IOException {
    onEach(fresh.files(), Durable::lock);
    flush(folder, fresh.files(), fresh.folders());
  }

  private static void lock(Path path) throws IOException {
    if (!path.toFile().setWritable(false, false)) {
      throw new IOException("cannot make " + path.getFileName() + " read-only");
    }
  }

  /** Flushes what lies below a folder, files before the folders that name them. */
  private static void flush(Path folder, List<Path> files, List<Path> folders) throws IOException {
    if (files.size() < WORTH_THE_FILE_SYSTEM || !syncFileSystem(folder)) {
      onEach(files, Durable::sync);
      onEach(folders, Durable::sync);
    }
  }

  /**
   * Flushes all that is written below a folder and whatever else lies on its file system: {@code
   * syncfs(2)}, which Java has no name for.
   *
   * @return false where the system has no such program, or it failed
   */
  private static boolean syncFileSystem(Path folder) throws IOException {
    Process sync;
    try {
      sync =
          new ProcessBuilder("sync", "-f", folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return false;
    }
    try {
      return sync.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while flushing " + folder.getFileName(), e);
    }
  }

  private interface Deed {
    void of(Path path) throws IOException;
  }

  private static void onEach(List<Path> paths, Deed deed) throws IOException {
    if (paths.size() <= WORTH_THREADS) {
      for (Path path : paths) {
        deed.of(path);
      }
      return;
    }
    // A whole site has some hundred thousand: a task for each would cost more than the deed.
    int some = Math.clamp(paths.size() / (4L * FLUSHES_AT_A_TIME), 1, AT_A_TIME);
    try (ExecutorService pool = Executors.newFixedThreadPool(FLUSHES_AT_A_TIME)) {
      List<Future<?>> flushes = new ArrayList<>();
      for (int from = 0; from < paths.size(); from += some) {
        List<Path> part = paths.subList(from, Math.min(paths.size(), from + some));
        flushes.add(
            pool.submit(
                () -> {
                  for (Path path : part) {
                    deed.of(path);
                  }
                  return part;
                }));
      }
      for (Future<?> one : flushes) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("cannot flush the release", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while flushing the release", e);
    }
  }

  /** Removes a tree; what is gone already does not matter. */
  public static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
