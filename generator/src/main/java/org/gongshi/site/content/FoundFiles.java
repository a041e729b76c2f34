package org.gongshi.site.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The plain files below a folder, in the order of their paths. No symbolic link is followed,
 * neither while walking nor while reading, so no path can lead out of the folder. Files may come
 * and go meanwhile: one that is gone is not there.
 *
 * @param files paths relative to the folder, with {@code /}
 * @param links symbolic links, refused
 * @param unreadable folders and files that the system does not let us look at
 */
public record FoundFiles(
    Path folder, List<String> files, List<String> links, List<String> unreadable) {

  /** No file that is read whole may be longer; the contract's longest decision is shorter. */
  public static final int MAX_BYTES = 16 << 20;

  public static FoundFiles below(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    List<String> links = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(folder, new Walk(folder, files, links, unreadable));
    } else if (Files.isSymbolicLink(folder)) {
      links.add(".");
    }
    Collections.sort(files);
    Collections.sort(links);
    return new FoundFiles(folder, List.copyOf(files), List.copyOf(links), List.copyOf(unreadable));
  }

  public Path path(String file) {
    return folder.resolve(file);
  }

  /**
   * The bytes of a file, or nothing where it is gone by now.
   *
   * @throws IOException if it cannot be read, is a link, or is longer than {@link #MAX_BYTES}
   */
  public static Optional<byte[]> read(Path file) throws IOException {
    Set<? extends java.nio.file.OpenOption> options =
        Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (InputStream in = Channels.newInputStream(Files.newByteChannel(file, options))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new TooLongException();
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** A file is longer than any that the contract allows. */
  static final class TooLongException extends IOException {
    TooLongException() {
      super("longer than " + MAX_BYTES + " bytes");
    }
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final List<String> files;
    private final List<String> links;
    private final List<String> unreadable;

    Walk(Path folder, List<String> files, List<String> links, List<String> unreadable) {
      this.folder = folder;
      this.files = files;
      this.links = links;
      this.unreadable = unreadable;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      if (attributes.isSymbolicLink()) {
        links.add(path);
      } else if (!isBeingWritten(file)) {
        files.add(path);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!(e instanceof NoSuchFileException)) {
        unreadable.add(folder.relativize(file).toString());
      }
      return FileVisitResult.CONTINUE;
    }

    /**
     * Both sides write beside the target and rename; what they leave behind is hidden or ends in
     * .tmp.
     */
    private static boolean isBeingWritten(Path file) {
      String name = String.valueOf(file.getFileName());
      return name.startsWith(".") || name.endsWith(".tmp");
    }
  }
}
