package org.gongshi.site.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongshi.site.release.Durable;

/**
 * A folder of this machine. What comes is written to a folder of its own first, so that a crash
 * leaves nothing half beside the files, and the next deployment finds what it left.
 */
final class LocalTarget implements Target {

  private final Path root;
  private final Path incoming;
  private boolean used;

  LocalTarget(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.incoming = this.root.resolve(Top.HOME + "incoming");
  }

  @Override
  public String name() {
    return "file:" + root;
  }

  @Override
  public boolean servesTwins() {
    return true;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(place(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Failure> put(List<Upload> uploads) {
    List<Failure> failures = new ArrayList<>();
    Set<Path> folders = new LinkedHashSet<>();
    used = true;
    try {
      Durable.deleteTree(incoming);
    } catch (IOException e) {
      failures.add(new Failure(root.relativize(incoming).toString(), e.toString()));
    }
    for (Upload upload : uploads) {
      try {
        Path place = place(upload.path());
        if (put(upload.file(), place)) {
          folders.add(place.resolveSibling(""));
        }
      } catch (IOException e) {
        failures.add(new Failure(upload.path(), e.toString()));
      }
    }
    for (Path folder : folders) {
      try {
        flush(folder);
      } catch (IOException e) {
        failures.add(new Failure(root.relativize(folder).toString(), e.toString()));
      }
    }
    return failures;
  }

  /** Linked when it is whole: whoever reads it reads all of it. */
  @Override
  public void create(Upload upload) throws IOException {
    Path place = place(upload.path());
    Files.createDirectories(place.resolveSibling(""));
    Path whole = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID());
    Files.copy(upload.file(), whole);
    try {
      Files.createLink(place, whole);
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster.
    } catch (FileSystemException | UnsupportedOperationException e) {
      createWithoutLinks(upload.file(), place);
    } finally {
      Files.delete(whole);
    }
  }

  private static void createWithoutLinks(Path file, Path place) throws IOException {
    try {
      Files.copy(file, place);
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster.
    }
  }

  /** Renamed when the disk has it. */
  private boolean put(Path file, Path place) throws IOException {
    if (Files.isRegularFile(place) && Files.mismatch(file, place) < 0) {
      return false;
    }
    Files.createDirectories(place.resolveSibling(""));
    Files.createDirectories(incoming);
    Path temporary = incoming.resolve("next");
    Files.copy(file, temporary, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(temporary, Files.getLastModifiedTime(file));
    flush(temporary);
    Files.move(
        temporary, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static void flush(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public List<Failure> delete(List<String> paths) {
    List<Failure> failures = new ArrayList<>();
    for (String path : paths) {
      try {
        Path place = place(path);
        if (Files.deleteIfExists(place)) {
          deleteEmpty(place.resolveSibling(""));
        }
      } catch (IOException e) {
        failures.add(new Failure(path, e.toString()));
      }
    }
    return failures;
  }

  private void deleteEmpty(Path folder) throws IOException {
    Path empty = folder.normalize();
    try {
      while (empty != null && !empty.equals(root) && empty.startsWith(root)) {
        Files.delete(empty);
        empty = empty.getParent();
      }
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      // It has other files, or somebody was faster.
    }
  }

  @Override
  public SortedMap<String, Long> list() throws IOException {
    SortedMap<String, Long> sizes = new TreeMap<>();
    if (!Files.isDirectory(root)) {
      return sizes;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        sizes.put(root.relativize(file).toString(), Files.size(file));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return sizes;
  }

  private Path place(String path) throws IOException {
    Path place = root.resolve(path).normalize();
    if (!place.startsWith(root) || place.equals(root)) {
      throw new IOException("not below the target: " + path);
    }
    return place;
  }

  @Override
  public void close() {
    if (!used) {
      return; // what lies there is another deployer's
    }
    try {
      Durable.deleteTree(incoming);
    } catch (IOException e) {
      // The next deployment tries again.
    }
  }
}
