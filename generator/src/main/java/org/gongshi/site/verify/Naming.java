package org.gongshi.site.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.plan.Places;
import tools.jackson.core.JacksonException;

/** Where the id of a suppressed decision stands by right: where a later edition names it. */
final class Naming {

  private Naming() {}

  /**
   * Whether a file is the page or the data of the decision that stands in the place of this one.
   *
   * @param places where the public files lie
   * @param path of a file below it
   */
  static boolean byLaterEdition(Places places, String path, String id) throws IOException {
    if (!path.startsWith("decisions/") || !(path.endsWith(".html") || path.endsWith(".json"))) {
      return false;
    }
    Path data = places.resolve(path.replaceAll("html$", "json"));
    String name = String.valueOf(data.getFileName()).replaceAll("\\.json$", "");
    if (!Decision.isId(name) || !Files.isRegularFile(data)) {
      return false;
    }
    try {
      Decision.Replaced replaced = Json.read(Files.readAllBytes(data), Decision.class).replaces();
      return replaced != null && replaced.id().equals(id);
    } catch (JacksonException e) {
      return false;
    }
  }
}
