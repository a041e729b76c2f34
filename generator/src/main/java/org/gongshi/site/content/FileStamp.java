package org.gongshi.site.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A file or folder as its file system knows it. Whoever writes to a file changes its time of
 * change, which no program can set; whoever puts another in its place changes the inode. So two
 * equal stamps mean the same bytes, unless the second writing came within the clock's grain of the
 * first: a stamp counts only when it had settled before it was taken.
 *
 * @param modified nanoseconds since 1970
 * @param changed nanoseconds since 1970
 */
public record FileStamp(long size, long modified, long changed, long inode) {

  /** Longer than the grain of any file system's clock that we know of (FAT has two seconds). */
  static final Duration GRAIN = Duration.ofMillis(2_500);

  /** The stamp this moment, or nothing where there is no such file. Links are not followed. */
  public static Optional<FileStamp> of(Path path) throws IOException {
    try {
      Map<String, Object> seen =
          Files.readAttributes(
              path, "unix:size,lastModifiedTime,ctime,ino", LinkOption.NOFOLLOW_LINKS);
      return Optional.of(
          new FileStamp(
              ((Number) seen.getOrDefault("size", 0L)).longValue(),
              nanos(seen.get("lastModifiedTime")),
              nanos(seen.get("ctime")),
              ((Number) seen.getOrDefault("ino", 0L)).longValue()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static long nanos(@org.jspecify.annotations.Nullable Object time) {
    return time instanceof FileTime instant ? instant.to(TimeUnit.NANOSECONDS) : 0;
  }

  /** Whether nothing happened to the file shortly before it was looked at. */
  public boolean settled(Instant lookedAt) {
    long last = Math.max(modified, changed);
    return last < TimeUnit.MILLISECONDS.toNanos(lookedAt.minus(GRAIN).toEpochMilli());
  }
}
