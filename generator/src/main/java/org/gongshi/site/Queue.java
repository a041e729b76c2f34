package org.gongshi.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gongshi.site.content.Decision;
import org.gongshi.site.state.State.Waiting;
import org.gongshi.site.takedown.Takedowns;
import org.jspecify.annotations.Nullable;

/**
 * What lies in the content folder and is not public yet. Only month folders that changed since they
 * were read are opened, and only files that are new to the last build count, or were written since.
 */
final class Queue {

  private static final String SUFFIX = ".json";

  private final BuildSettings settings;
  private final @Nullable Snapshot read;
  private final Warmth.@Nullable Made made;
  private final Instant since;
  private int decisions;
  private @Nullable Instant oldest;

  /**
   * A look.
   *
   * @param read what the inputs looked like before the last build read them
   * @param made what that build made or found
   * @param since when that was, by the system's clock
   */
  private Queue(
      BuildSettings settings, @Nullable Snapshot read, Warmth.@Nullable Made made, Instant since) {
    this.settings = settings;
    this.read = read;
    this.made = made;
    this.since = since;
  }

  /**
   * Looks.
   *
   * @param switchedAt since when the current release is current: where no build of this process
   *     read anything yet, what was written later counts
   */
  static Waiting look(
      BuildSettings settings,
      @Nullable Snapshot read,
      Optional<Warmth.Made> made,
      Instant switchedAt)
      throws IOException {
    Warmth.Made known = read == null ? null : made.orElse(null);
    Instant since = known == null ? switchedAt : known.of().readAt();
    return new Queue(settings, read, known, since).look();
  }

  private Waiting look() throws IOException {
    Path content = settings.data().content();
    Snapshot now = Snapshot.of(settings);
    Map<String, Long> before = read == null ? Map.of() : read.rest();
    boolean webmaster = false;
    for (Map.Entry<String, Long> entry : now.rest().entrySet()) {
      if (!Objects.equals(before.get(entry.getKey()), entry.getValue())) {
        Path path = Path.of(entry.getKey());
        if (path.startsWith(content)) {
          month(path);
        } else {
          webmaster |= read != null;
        }
      }
    }
    Set<String> gone = made == null ? Set.of() : made.manifest().gone().keySet();
    int takedowns = 0;
    Instant oldestTakedown = null;
    for (String id : Takedowns.ids(content)) {
      Instant ordered = written(content.resolve("suppressed").resolve(id + SUFFIX));
      if (ordered != null && (made == null ? ordered.isAfter(since) : !gone.contains(id))) {
        takedowns++;
        oldestTakedown = earlier(oldestTakedown, ordered);
      }
    }
    return new Waiting(decisions, takedowns, webmaster, oldest, oldestTakedown);
  }

  private void month(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String id = name.substring(0, name.length() - SUFFIX.length());
        Instant exported = Decision.isId(id) ? written(file) : null;
        boolean isNew = made != null && !made.of().has(id);
        if (exported != null && (isNew || exported.isAfter(since))) {
          decisions++;
          oldest = earlier(oldest, exported);
        }
      }
    } catch (NoSuchFileException e) {
      // Gone meanwhile.
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw new UncheckedIOException(e.getCause());
    }
  }

  private static @Nullable Instant written(Path file) throws IOException {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }
}
