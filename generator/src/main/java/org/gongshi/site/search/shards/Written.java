package org.gongshi.site.search.shards;

import java.io.IOException;
import java.time.LocalDate;
import org.gongshi.site.content.Decision;

/**
 * A decision that is public. It is read when its turn comes, so that a site never has to be in
 * memory whole.
 *
 * @param sha256 of the decision's file: the same means that nothing has to be done for it
 */
public record Written(String id, LocalDate decidedOn, String sha256, Reader reader) {

  /** Reads the decision. */
  @FunctionalInterface
  public interface Reader {
    Decision read() throws IOException;
  }

  Ledger.Line line() {
    return new Ledger.Line(id, sha256.substring(0, Ledger.FINGERPRINT));
  }

  Entry entry() throws IOException {
    return Entry.of(reader.read());
  }
}
