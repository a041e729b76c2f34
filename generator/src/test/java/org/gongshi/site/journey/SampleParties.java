package org.gongshi.site.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.site.content.Json;
import tools.jackson.databind.JsonNode;

/** What the demo's own cases know of their parties, read from the files that the demo loads. */
final class SampleParties {

  private static final Path CASES =
      DemoRun.ROOT.resolve("review-service/src/main/resources/demo/cases");

  private SampleParties() {}

  /** Every number and address by which a party could be found. */
  static List<String> identifiers() {
    List<String> identifiers = new ArrayList<>();
    for (JsonNode file : files()) {
      for (JsonNode party : file.at("/case/parties")) {
        for (String field : List.of("idNumber", "phone", "bankCard", "email", "plate")) {
          if (party.hasNonNull(field)) {
            identifiers.add(party.get(field).asString());
          }
        }
      }
    }
    return identifiers;
  }

  /** The one case that is taken down while the demo runs. */
  static JsonNode withdrawn() {
    return files().stream().filter(file -> file.has("withdraw")).findFirst().orElseThrow();
  }

  static List<JsonNode> files() {
    try (var paths = Files.list(CASES)) {
      List<JsonNode> files = new ArrayList<>();
      for (Path path : paths.filter(p -> p.toString().endsWith(".json")).sorted().toList()) {
        files.add(Json.tree(Files.readString(path)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
