package org.gongshi.site.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The disk, with someone who is asked before each operation that changes it. JBake writes its pages
 * past it, with {@code java.io}.
 */
public final class FaultyDisk extends FileSystemProvider {

  /** An operation that changes the disk. */
  public enum Operation {
    MKDIR(true),
    CREATE(true),
    WRITE(true),
    SYNC(true),
    LINK(true),
    SYMLINK(true),
    RENAME(true),
    TRUNCATE(false),
    DELETE(false);

    /** Whether a full disk refuses it. */
    public final boolean needsRoom;

    Operation(boolean needsRoom) {
      this.needsRoom = needsRoom;
    }
  }

  /** Is asked before an operation; whatever it throws is the operation's failure. */
  public interface Asked {
    void before(Operation operation, Path path) throws IOException;
  }

  private final FileSystemProvider real = FileSystems.getDefault().provider();
  private final Veiled files = new Veiled(this);
  private final List<Channel> open = new CopyOnWriteArrayList<>();
  private final Asked asked;

  public FaultyDisk(Asked asked) {
    this.asked = asked;
  }

  /** A real path, by way of this disk. */
  public Path path(Path path) {
    return files.veil(path);
  }

  /** What the operating system does for a process that has died. */
  public void closeAll() throws IOException {
    for (Channel channel : open) {
      channel.close();
    }
  }

  void ask(Operation operation, Path path) throws IOException {
    asked.before(operation, Veiled.real(path));
  }

  @Override
  public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
    ask(Operation.MKDIR, dir);
    real.createDirectory(Veiled.real(dir), attributes);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    ask(Operation.LINK, link);
    real.createLink(Veiled.real(link), Veiled.real(existing));
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    ask(Operation.SYMLINK, link);
    real.createSymbolicLink(Veiled.real(link), Veiled.real(target), attributes);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    ask(Operation.RENAME, target);
    real.move(Veiled.real(source), Veiled.real(target), options);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    ask(Operation.CREATE, target);
    real.copy(Veiled.real(source), Veiled.real(target), options);
  }

  @Override
  public void delete(Path path) throws IOException {
    ask(Operation.DELETE, path);
    real.delete(Veiled.real(path));
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    ask(Operation.DELETE, path);
    return real.deleteIfExists(Veiled.real(path));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    boolean writes =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    if (writes) {
      ask(Operation.CREATE, path);
    }
    FileChannel channel = real.newFileChannel(Veiled.real(path), options, attributes);
    open.add(channel);
    return new AskingChannel(channel, operation -> ask(operation, path));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path dir, DirectoryStream.Filter<? super Path> filter) throws IOException {
    DirectoryStream<Path> stream =
        real.newDirectoryStream(Veiled.real(dir), path -> filter.accept(files.veil(path)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        Iterator<Path> paths = stream.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return paths.hasNext();
          }

          @Override
          public Path next() {
            return files.veil(paths.next());
          }
        };
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return files.veil(real.readSymbolicLink(Veiled.real(link)));
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return real.isSameFile(Veiled.real(one), Veiled.real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(Veiled.real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(Veiled.real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real.checkAccess(Veiled.real(path), modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(Veiled.real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return real.readAttributes(Veiled.real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return real.readAttributes(Veiled.real(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    real.setAttribute(Veiled.real(path), name, value, options);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return files;
  }

  @Override
  public Path getPath(URI uri) {
    return files.veil(Path.of(uri.getPath()));
  }
}
