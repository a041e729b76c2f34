package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** A place to which a site is brought. Paths are below its root, with {@code /}. */
interface Target extends AutoCloseable {

  /**
   * A file to bring.
   *
   * @param file with the time of modification that the target shall show
   */
  record Upload(String path, Path file) {}

  /**
   * A file that could not be brought or removed.
   *
   * @param reason for the webmaster
   */
  record Failure(String path, String reason) {}

  /** As people write it. */
  String name();

  /** Whether whoever serves it chooses between a file and its compressed twins. */
  boolean servesTwins();

  /** The bytes of a file, nothing where there is none. */
  Optional<byte[]> read(String path) throws IOException;

  /** The bytes of those that are there. */
  default Map<String, byte[]> read(Collection<String> paths) throws IOException {
    Map<String, byte[]> found = new HashMap<>();
    for (String path : paths) {
      read(path).ifPresent(bytes -> found.put(path, bytes));
    }
    return found;
  }

  /**
   * Brings files, in any order. None is ever half there.
   *
   * @return those that could not be brought
   */
  List<Failure> put(List<Upload> uploads);

  /**
   * Brings a file unless one is there already, in one step where the transport can do that. Whether
   * it was brought is seen by reading it.
   */
  void create(Upload upload) throws IOException;

  /**
   * Removes files; one that is not there is removed.
   *
   * @return those that could not be removed
   */
  List<Failure> delete(List<String> paths);

  /** The size of every file that is there, ours or not, in bytes. */
  SortedMap<String, Long> list() throws IOException;

  @Override
  void close();
}
