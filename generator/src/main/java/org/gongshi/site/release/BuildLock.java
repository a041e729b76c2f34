package org.gongshi.site.release;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * One build at a time. The lock is the operating system's, so it ends with its process, however
 * that ends; the file's text says who holds it.
 */
public final class BuildLock implements Closeable {

  private final FileChannel channel;
  private final FileLock lock;

  private BuildLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Someone else is building. */
  public static final class HeldException extends IOException {
    HeldException(String task, String holder) {
      super("另一个" + task + "任务正在运行（" + holder + "），请等它结束后再试。");
    }
  }

  /**
   * Takes the lock.
   *
   * @throws HeldException if another process, or another thread of this one, has it
   */
  public static BuildLock take(Path file, Instant since) throws IOException {
    return take(file, since, "生成");
  }

  /**
   * Takes the lock of another task.
   *
   * @param task in the words of the officials
   * @throws HeldException if another process, or another thread of this one, has it
   */
  public static BuildLock take(Path file, Instant since, String task) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        String holder = "pid " + ProcessHandle.current().pid() + ", since " + since;
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        return new BuildLock(channel, lock);
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
    } catch (IOException e) {
      channel.close(); // and the lock with it: on a full disk there is no room for the text
      throw e;
    }
    channel.close();
    throw new HeldException(task, Files.readString(file).strip());
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
