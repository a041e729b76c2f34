package org.gongshi.review.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the database is: a server that this program starts itself, or one that the office runs. */
public sealed interface DatabaseSettings {

  /**
   * A MariaDB below {@code folder}, on a free loopback port, started and stopped with the program.
   */
  record Embedded(Path folder) implements DatabaseSettings {}

  /** Any MySQL 8 server; the URL is a JDBC URL with the schema's name. */
  record External(String url, String user, String password) implements DatabaseSettings {
    @Override
    public String toString() {
      return "External[" + url + ", " + user + "]";
    }
  }

  /**
   * Reads {@code GONGSHI_DB_URL}, {@code GONGSHI_DB_USER} and {@code GONGSHI_DB_PASSWORD_FILE};
   * without a URL the embedded server below {@code dataFolder} is used.
   *
   * @throws IllegalArgumentException if a URL is given without user or password file
   */
  static DatabaseSettings from(Map<String, String> environment, Path dataFolder) {
    String url = environment.get("GONGSHI_DB_URL");
    if (url == null || url.isBlank()) {
      return new Embedded(dataFolder.resolve("db"));
    }
    String user = environment.get("GONGSHI_DB_USER");
    String passwordFile = environment.get("GONGSHI_DB_PASSWORD_FILE");
    if (user == null || passwordFile == null) {
      throw new IllegalArgumentException(
          "GONGSHI_DB_URL is set: set GONGSHI_DB_USER and GONGSHI_DB_PASSWORD_FILE too");
    }
    try {
      return new External(url, user, Files.readString(Path.of(passwordFile)).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read GONGSHI_DB_PASSWORD_FILE " + passwordFile, e);
    }
  }
}
