package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gongshi.site.content.FileStamp;
import org.gongshi.site.content.Progress;
import org.gongshi.site.takedown.Takedowns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a running build when a takedown arrives that cannot wait for its end. It is what the build
 * reports its progress to, so it looks after every page and every step, and the build ends as a
 * failed one does: its staging is thrown away, the last release stays. From the switch on no build
 * is ended.
 */
final class GiveWay implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger(GiveWay.class);

  private final Progress told;
  private final Path content;

  /** Which takedowns end the build; nothing while none does. */
  private volatile @Nullable Predicate<String> shown;

  /** What was suppressed when the build began. */
  private Set<String> before = Set.of();

  private volatile boolean given;
  private @Nullable FileStamp seen;

  /**
   * A look-out for one content folder.
   *
   * @param told hears of the progress too
   */
  GiveWay(Progress told, Path content) {
    this.told = told;
    this.content = content;
  }

  /** The build ends here, for another one. */
  private static final class GivenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    GivenException() {
      super("为撤下让路");
    }
  }

  /**
   * A build begins.
   *
   * @param mayEndFor ids whose takedown, if it arrives before the switch, ends the build; nothing
   *     if no takedown can be made without it
   */
  synchronized void begin(@Nullable Predicate<String> mayEndFor) throws IOException {
    seen = null;
    given = false;
    before = mayEndFor == null ? Set.of() : Takedowns.ids(content);
    shown = mayEndFor;
  }

  /** What comes now ends no build. */
  void close() {
    shown = null;
  }

  /** Whether the build that ran last was ended, whatever its failure looked like. */
  boolean given() {
    return given;
  }

  @Override
  public void at(String step, long done, long total) {
    told.at(step, done, total);
    Predicate<String> mayEndFor = shown;
    if (mayEndFor != null) {
      look(mayEndFor);
      if (step.equals(Build.ASSEMBLED)) {
        close();
      }
    }
  }

  /** One system call, as long as nothing happens in {@code suppressed/}. */
  private synchronized void look(Predicate<String> mayEndFor) {
    try {
      Optional<FileStamp> now = FileStamp.of(content.resolve("suppressed"));
      // A stamp that has not settled may hide what comes in the same moment.
      boolean settled = now.isPresent() && now.get().settled(InstantSource.system().instant());
      if (given || (settled && now.get().equals(seen))) {
        stopIfGiven();
        return;
      }
      Set<String> ids = Takedowns.ids(content);
      given = ids.stream().anyMatch(id -> !before.contains(id) && mayEndFor.test(id));
      seen = settled ? now.get() : null;
    } catch (IOException e) {
      LOG.debug("cannot look at the takedowns while building", e);
    }
    stopIfGiven();
  }

  private void stopIfGiven() {
    if (given) {
      throw new GivenException();
    }
  }
}
