package org.gongshi.site.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gongshi.site.content.Quarantined.Rule;

/**
 * The files that a decision names beside it; they are what their hashes say or nothing is shown.
 */
public record AttachedFiles(Path content) {

  /** What is wrong with the first bad one, or nothing. */
  Optional<Rule> fault(Decision decision) throws IOException {
    for (int i = 0; i < decision.attached().size(); i++) {
      Decision.Attachment attachment = decision.attached().get(i);
      if (!decision.isPlaceOf(attachment, i + 1)) {
        return Optional.of(Rule.ATTACHMENT_PLACE);
      }
      Optional<byte[]> bytes = FoundFiles.read(content.resolve(attachment.path()));
      if (bytes.isEmpty()) {
        return Optional.of(Rule.ATTACHMENT_MISSING);
      }
      if (!isWhole(attachment, bytes.get())) {
        return Optional.of(Rule.ATTACHMENT_BROKEN);
      }
    }
    return Optional.empty();
  }

  /**
   * Copies a decision's files to where the site has them.
   *
   * @throws IOException if one is not any more what it was when it was read
   */
  public void copy(Decision decision, Path site) throws IOException {
    for (Decision.Attachment attachment : decision.attached()) {
      Optional<byte[]> bytes = FoundFiles.read(content.resolve(attachment.path()));
      if (bytes.isEmpty() || !isWhole(attachment, bytes.get())) {
        throw new IOException(attachment.path() + " changed while the site was built");
      }
      Files.write(site.resolve(attachment.path()), bytes.get());
    }
  }

  private static boolean isWhole(Decision.Attachment attachment, byte[] bytes) {
    return bytes.length == attachment.size() && Sha256.of(bytes).equals(attachment.sha256());
  }
}
