package org.gongshi.review.registers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;

/** The organs whose cases the service keeps; the webmaster's register file is their source. */
public final class Organs {
  private final Database database;

  public Organs(Database database) {
    this.database = database;
  }

  public static boolean isKnown(Transaction tx, String code) {
    return tx.mapper(OrganMapper.class).count(code) > 0;
  }

  /** Adds the organ or updates its name. */
  public static void put(Transaction tx, Organ organ) {
    tx.mapper(OrganMapper.class).put(organ);
  }

  public List<Organ> all() {
    return database.transact(tx -> tx.mapper(OrganMapper.class).all());
  }

  /**
   * Reads {@code registers/organs.json} of the site's content: entry key = credit code, value
   * {@code name}.
   */
  public int load(Path register) {
    List<Organ> organs = new ArrayList<>();
    try {
      for (JsonNode entry : new ObjectMapper().readTree(register.toFile()).path("entries")) {
        organs.add(
            new Organ(entry.path("key").asText(), entry.path("values").path("name").asText()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + register, e);
    }
    database.transact(
        tx -> {
          organs.forEach(o -> put(tx, o));
          return organs.size();
        });
    return organs.size();
  }
}
