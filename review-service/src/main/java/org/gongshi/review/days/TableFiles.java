package org.gongshi.review.days;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Yearly tables as files: those that the program carries and those that the installation adds. */
final class TableFiles {
  private static final Logger LOG = LoggerFactory.getLogger(TableFiles.class);
  private static final int FIRST_YEAR = 2020;
  private static final Pattern NAME = Pattern.compile("([0-9]{4})\\.json");

  private TableFiles() {}

  /** A table with the exact bytes of its file. */
  @SuppressWarnings("ArrayRecordComponent") // read once and dropped
  record Found(YearTable table, byte[] bytes) {}

  /** The tables that this version carries, from 2020 to the last that is there. */
  static List<Found> carried() {
    List<Found> tables = new ArrayList<>();
    for (int year = FIRST_YEAR; ; year++) {
      try (InputStream in =
          TableFiles.class.getResourceAsStream("/working-days/" + year + ".json")) {
        if (in == null) {
          return tables;
        }
        byte[] bytes = in.readAllBytes();
        tables.add(new Found(read(bytes, year), bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The readable tables of a folder; one that is wrong is reported and left out. */
  static List<Found> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          byte[] bytes = Files.readAllBytes(file);
          try {
            found.add(new Found(read(bytes, Integer.parseInt(name.group(1))), bytes));
          } catch (ProblemException e) {
            LOG.error("{} is no table of working days: {}", file, e.problem().violations());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return found;
  }

  /**
   * Reads a table.
   *
   * @throws ProblemException 400 or 422 if it is not one
   */
  static YearTable read(byte[] bytes, int year) {
    Checks checks = new Checks();
    YearTable table = Json.read(bytes, YearTableRequest.class).checked(checks, year);
    checks.orRefuse();
    return table;
  }
}
