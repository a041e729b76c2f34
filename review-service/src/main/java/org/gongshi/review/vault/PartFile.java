package org.gongshi.review.vault;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What has come in of one upload, locked for one request among all instances that share the folder.
 * The kernel frees the lock of a killed instance.
 */
final class PartFile implements Closeable {
  /**
   * Files locked by this process. It is asked before the file is opened, because closing any
   * descriptor of a file frees the whole process's lock on it (fcntl(2)).
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private PartFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** A failure of our own disk, apart from a client that went away. */
  static final class DiskException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskException(IOException cause) {
      super("the vault's disk refused", cause);
    }
  }

  static void create(Path path) throws IOException {
    Files.createFile(path);
  }

  /**
   * The file, or nothing while another request holds it.
   *
   * @throws java.nio.file.NoSuchFileException if it is gone
   */
  static Optional<PartFile> lock(Path path) throws IOException {
    if (!HELD.add(path)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    @Nullable FileLock lock = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(new PartFile(path, channel));
    } finally {
      if (lock == null) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(path);
      }
    }
  }

  /** Cuts off what was never noted and goes on after byte {@code length}. */
  void continueAt(long length) throws DiskException {
    try {
      if (channel.size() < length) {
        throw new IOException("the part file is shorter than noted");
      }
      channel.truncate(length);
      channel.position(length);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  void write(byte[] bytes, int length) throws DiskException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  void force() throws DiskException {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  /** Fills {@code block} from byte {@code position} on; gives how much there was. */
  int read(long position, byte[] block) throws DiskException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(block);
      while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {}
      return buffer.position();
    } catch (IOException e) {
      throw new DiskException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(path);
    }
  }
}
