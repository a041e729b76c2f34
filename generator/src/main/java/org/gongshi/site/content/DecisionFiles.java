package org.gongshi.site.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Gives the whole text of a known decision, one at a time, so that a site of any size needs no more
 * memory than one decision. What it gives has the very bytes whose signature was found good.
 */
public final class DecisionFiles {

  private final Path content;

  public DecisionFiles(Path content) {
    this.content = content;
  }

  /** A file is not the one any more that was found good: the content has to be read again. */
  public static final class ChangedException extends IOException {
    ChangedException(String path) {
      super("内容在生成时发生变化：" + path);
    }
  }

  /**
   * Reads the files of a decision.
   *
   * @throws ChangedException if they were changed or removed since they were found good
   */
  public SignedDecision read(KnownDecision known) throws IOException {
    Decision decision = known.decision();
    byte[] json = json(known);
    byte[] signature = bytes(decision.signaturePath(), known.signatureSha256());
    return new SignedDecision(
        Json.read(json, Decision.class),
        new String(json, StandardCharsets.UTF_8),
        new String(signature, StandardCharsets.ISO_8859_1),
        known.sha256());
  }

  /**
   * Reads a decision without its signature.
   *
   * @throws ChangedException if it was changed or removed since it was found good
   */
  public Decision decision(KnownDecision known) throws IOException {
    return Json.read(json(known), Decision.class);
  }

  /**
   * The bytes of a decision's JSON file.
   *
   * @throws ChangedException if it was changed or removed since it was found good
   */
  public byte[] json(KnownDecision known) throws IOException {
    return bytes(known.decision().jsonPath(), known.sha256());
  }

  /** The files that decisions name beside them. */
  public AttachedFiles attached() {
    return new AttachedFiles(content);
  }

  private byte[] bytes(String path, String sha256) throws IOException {
    Optional<byte[]> bytes = FoundFiles.read(content.resolve(path));
    if (bytes.isEmpty() || !Sha256.of(bytes.get()).equals(sha256)) {
      throw new ChangedException(path);
    }
    return bytes.get();
  }
}
