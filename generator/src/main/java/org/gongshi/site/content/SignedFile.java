package org.gongshi.site.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.gongshi.site.content.Quarantined.Rule;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads one file that the review service signed: its signature first, then its schema. */
final class SignedFile {

  private final Path content;
  private final TrustedKey key;
  private final ContractSchema schema;

  SignedFile(Path content, TrustedKey key, ContractSchema schema) {
    this.content = content;
    this.key = key;
    this.schema = schema;
  }

  Path content() {
    return content;
  }

  /** What came of reading a file. */
  sealed interface Read {
    @SuppressWarnings("ArrayRecordComponent") // read, hashed and dropped
    record Good(JsonNode tree, byte[] bytes, byte[] signature) implements Read {}

    record Bad(Quarantined quarantined) implements Read {}

    /** It was removed between the listing and the reading. */
    record Vanished() implements Read {}
  }

  /**
   * Reads the file.
   *
   * @param path below the content folder
   */
  Read read(String path) {
    try {
      Optional<byte[]> bytes = FoundFiles.read(content.resolve(path));
      if (bytes.isEmpty()) {
        return new Read.Vanished();
      }
      Optional<byte[]> signature = FoundFiles.read(content.resolve(path + ".sig"));
      if (signature.isEmpty()) {
        return bad(path, Rule.SIGNATURE_MISSING, "");
      }
      String base64 = new String(signature.get(), StandardCharsets.ISO_8859_1);
      return key.signed(bytes.get(), base64)
          ? parsed(path, bytes.get(), signature.get())
          : bad(path, Rule.SIGNATURE_BROKEN, "");
    } catch (FoundFiles.TooLongException e) {
      return bad(path, Rule.TOO_LARGE, "");
    } catch (IOException e) {
      return bad(path, Rule.UNREADABLE, e.getClass().getSimpleName());
    }
  }

  private Read parsed(String path, byte[] bytes, byte[] signature) {
    JsonNode tree;
    try {
      tree =
          Json.tree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return bad(path, Rule.ENCODING, "");
    } catch (JacksonException e) {
      return bad(path, Rule.JSON, "");
    }
    return schema
        .breach(tree)
        .map(breach -> bad(path, Rule.SCHEMA, breach))
        .orElseGet(() -> new Read.Good(tree, bytes, signature));
  }

  static Read bad(String path, Rule rule, String detail) {
    return new Read.Bad(Quarantined.of(path, rule, detail));
  }
}
