package org.gongshi.site.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.lucene.util.Unwrappable;

/** The system's files, by paths that lead to another provider. */
final class Veiled extends FileSystem {

  private final FileSystem real = FileSystems.getDefault();
  private final FaultyDisk provider;

  Veiled(FaultyDisk provider) {
    this.provider = provider;
  }

  /** A path that does what the real one does, and gives paths of its own kind. */
  Path veil(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            Veiled.class.getClassLoader(),
            new Class<?>[] {Path.class, Unwrappable.class},
            (proxy, method, arguments) -> call(path, method, arguments));
  }

  private Object call(Path path, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "getFileSystem":
        return this;
      case "unwrap": // Lucene maps files into memory, which only the system's own paths can
        return path;
      case "equals":
        return path.equals(Objects.requireNonNullElse(real(arguments[0]), ""));
      case "iterator":
        return veil(path.iterator());
      default:
        Object[] reals = arguments == null ? new Object[0] : arguments.clone();
        for (int i = 0; i < reals.length; i++) {
          reals[i] = real(reals[i]);
        }
        try {
          Object result = method.invoke(path, reals);
          return result instanceof Path other ? veil(other) : result;
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
    }
  }

  private Iterator<Path> veil(Iterator<Path> paths) {
    Iterable<Path> all = () -> paths;
    return StreamSupport.stream(all.spliterator(), false).map(this::veil).iterator();
  }

  /** What stands behind a path of this kind; everything else as it is. */
  static Object real(Object one) {
    if (one instanceof Path path && Proxy.isProxyClass(path.getClass())) {
      return Path.of(path.toString());
    }
    return one;
  }

  static Path real(Path path) {
    return (Path) real((Object) path);
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return () -> veil(real.getRootDirectories().iterator());
  }

  @Override
  public Iterable<java.nio.file.FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return veil(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
    return path -> matcher.matches(real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}
