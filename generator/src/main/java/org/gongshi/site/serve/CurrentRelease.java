package org.gongshi.site.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Releases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the link at every request: a switch counts at once, and a request that began keeps its
 * release.
 */
final class CurrentRelease {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentRelease.class);

  private final Releases releases;
  private @Nullable LiveRelease open;

  CurrentRelease(DataFolder data) {
    this.releases = new Releases(data);
  }

  /**
   * The current release for one request, to be given back with {@link LiveRelease#done}; nothing
   * before the first build.
   */
  synchronized Optional<LiveRelease> use() throws IOException {
    Optional<Path> current = releases.current();
    if (current.isEmpty()) {
      return Optional.empty();
    }
    LiveRelease live = open;
    if (live == null || !live.folder().equals(current.get())) {
      LiveRelease next = LiveRelease.open(releases, current.get());
      open = next;
      if (live != null) {
        live.retire();
      }
      live = next;
    }
    live.use();
    return Optional.of(live);
  }

  /**
   * Opens the release before the first visitor comes; where that fails, the visitor's request
   * tells.
   */
  void warmUp() {
    try {
      Optional<LiveRelease> live = use();
      if (live.isPresent()) {
        live.get().done();
      }
    } catch (IOException e) {
      LOG.warn("the current release does not open: {}", e.getMessage());
    }
  }

  /**
   * Lets go of a release that is not current any more, though nobody asks for a page: files that
   * were purged keep their bytes on the disk as long as somebody has them open. The next one is
   * open before its first visitor comes.
   */
  synchronized void follow() {
    LiveRelease live = open;
    try {
      if (live != null && !releases.current().equals(Optional.of(live.folder()))) {
        close();
        warmUp();
      }
    } catch (IOException e) {
      LOG.warn("the last release does not close: {}", e.getMessage());
    }
  }

  synchronized void close() throws IOException {
    if (open != null) {
      open.retire();
      open = null;
    }
  }
}
