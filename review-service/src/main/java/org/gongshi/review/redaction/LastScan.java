package org.gongshi.review.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gongshi.review.http.Json;

/**
 * Reads finished bytes back and searches every string for what the case knows and for what has the
 * shape of an identifier. Officers are named by right of office, the organ by its register; the
 * case's id and that of the edition before it are drawn by lot and may spell anything: all are left
 * out.
 */
final class LastScan {
  private static final Set<String> LEFT_OUT = Set.of("id", "replaces", "officers", "organ");

  /** Of an attachment: its path is made of the id, its hash is drawn by its bytes. */
  private static final Set<String> LEFT_OUT_OF_ATTACHMENT = Set.of("path", "sha256");

  private final Redactor redactor;

  LastScan(Redactor redactor) {
    this.redactor = redactor;
  }

  /** JSON pointers of the strings that must not be published. */
  List<String> hits(byte[] file) {
    List<String> hits = new ArrayList<>();
    try {
      JsonNode root = Json.mapper().readTree(file);
      root.properties()
          .forEach(
              field -> {
                if (!LEFT_OUT.contains(field.getKey())) {
                  scan("/" + field.getKey(), field.getValue(), hits);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException("a file that was just written cannot be read", e);
    }
    return hits;
  }

  private void scan(String pointer, JsonNode node, List<String> hits) {
    if (node.isTextual()) {
      if (!redactor.find(node.textValue()).isEmpty()) {
        hits.add(pointer);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        scan(pointer + "/" + i, node.get(i), hits);
      }
    } else {
      boolean attachment = pointer.startsWith("/attachments/");
      node.properties()
          .forEach(
              field -> {
                if (!attachment || !LEFT_OUT_OF_ATTACHMENT.contains(field.getKey())) {
                  scan(pointer + "/" + field.getKey(), field.getValue(), hits);
                }
              });
    }
  }
}
