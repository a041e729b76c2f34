package org.gongshi.site.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gongshi.site.content.Quarantined.Rule;
import tools.jackson.core.JacksonException;

/** Checks one decision file: its signature, then its schema, then its place. */
final class DecisionFile {

  private final SignedFile file;

  DecisionFile(Path content, TrustedKey key) {
    this.file = new SignedFile(content, key, ContractSchema.DECISION);
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
    return switch (file.read(path)) {
      case SignedFile.Read.Vanished() -> new Seen.Vanished();
      case SignedFile.Read.Bad(var quarantined) -> new Seen.Bad(quarantined);
      case SignedFile.Read.Good good -> {
        try {
          yield placed(path, good);
        } catch (IOException e) {
          yield bad(path, Rule.UNREADABLE, e.getClass().getSimpleName());
        }
      }
    };
  }

  private Seen placed(String path, SignedFile.Read.Good good) throws IOException {
    Decision decision;
    try {
      decision = Json.to(good.tree(), Decision.class);
    } catch (JacksonException e) {
      return bad(path, Rule.SCHEMA, "");
    }
    Optional<Rule> fault = misplaced(path, decision);
    return (fault.isPresent() ? fault : new AttachedFiles(file.content()).fault(decision))
        .map(rule -> bad(path, rule, ""))
        .orElseGet(
            () ->
                new Seen.Good(
                    new KnownDecision(
                        decision.brief(), Sha256.of(good.bytes()), Sha256.of(good.signature()))));
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
