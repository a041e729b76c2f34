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

/** Checks one decision file: its signature, then its schema, then its place. */
final class DecisionFile {

  private final Path content;
  private final TrustedKey key;

  DecisionFile(Path content, TrustedKey key) {
    this.content = content;
    this.key = key;
  }

  /** What came of looking at a file. */
  sealed interface Seen {
    record Good(KnownDecision decision) implements Seen {}

    record Bad(Quarantined quarantined) implements Seen {}

    /** It was removed between the listing and the reading. */
    record Vanished() implements Seen {}
  }

  /**
   * @param path below the content folder
   */
  Seen look(String path) {
    try {
      Optional<byte[]> bytes = FoundFiles.read(content.resolve(path));
      if (bytes.isEmpty()) {
        return new Seen.Vanished();
      }
      Optional<byte[]> signature = FoundFiles.read(content.resolve(path + ".sig"));
      if (signature.isEmpty()) {
        return bad(path, Rule.SIGNATURE_MISSING, "");
      }
      String base64 = new String(signature.get(), StandardCharsets.ISO_8859_1);
      if (!key.signed(bytes.get(), base64)) {
        return bad(path, Rule.SIGNATURE_BROKEN, "");
      }
      return read(path, bytes.get(), Sha256.of(signature.get()));
    } catch (FoundFiles.TooLongException e) {
      return bad(path, Rule.TOO_LARGE, "");
    } catch (IOException e) {
      return bad(path, Rule.UNREADABLE, e.getClass().getSimpleName());
    }
  }

  private Seen read(String path, byte[] bytes, String signatureSha256) throws IOException {
    String text;
    JsonNode tree;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return bad(path, Rule.ENCODING, "");
    }
    try {
      tree = Json.tree(text);
    } catch (JacksonException e) {
      return bad(path, Rule.JSON, "");
    }
    Optional<String> breach = ContractSchema.DECISION.breach(tree);
    if (breach.isPresent()) {
      return bad(path, Rule.SCHEMA, breach.get());
    }
    Decision decision;
    try {
      decision = Json.to(tree, Decision.class);
    } catch (JacksonException e) {
      return bad(path, Rule.SCHEMA, "");
    }
    Optional<Rule> fault = misplaced(path, decision);
    return (fault.isPresent() ? fault : new AttachedFiles(content).fault(decision))
        .map(rule -> bad(path, rule, ""))
        .orElseGet(
            () ->
                new Seen.Good(
                    new KnownDecision(decision.brief(), Sha256.of(bytes), signatureSha256)));
  }

  private static Optional<Rule> misplaced(String path, Decision decision) {
    if (!path.endsWith("/" + decision.id() + ".json")) {
      return Optional.of(Rule.ID_FILE_NAME);
    }
    if (!path.startsWith("decisions/" + decision.kind().slug() + "/")) {
      return Optional.of(Rule.KIND_FOLDER);
    }
    return path.equals(decision.jsonPath()) ? Optional.empty() : Optional.of(Rule.MONTH_FOLDER);
  }

  private static Seen bad(String path, Rule rule, String detail) {
    return new Seen.Bad(Quarantined.of(path, rule, detail));
  }
}
