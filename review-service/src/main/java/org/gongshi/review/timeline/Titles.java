package org.gongshi.review.timeline;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.cases.Move;
import org.gongshi.review.http.Json;

/** What officials call the deeds of the record. */
final class Titles {
  /** Deeds that move no case, from {@code titles.json}; the moves have their own. */
  private static final Map<String, String> OTHERS = read();

  private Titles() {}

  /** Of every deed that the programs record; a test holds that none is missing. */
  static String of(String deed) {
    String move = Move.titleOf(deed);
    return move == null ? OTHERS.getOrDefault(deed, deed) : move;
  }

  static boolean isKnown(String deed) {
    return Move.titleOf(deed) != null || OTHERS.containsKey(deed);
  }

  private static Map<String, String> read() {
    try (InputStream in =
        Objects.requireNonNull(
            Titles.class.getResourceAsStream("titles.json"),
            "titles.json is missing from the class path")) {
      return Json.mapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
