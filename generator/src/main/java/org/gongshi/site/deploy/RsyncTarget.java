package org.gongshi.site.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.release.Durable;

/**
 * A folder of another machine, by the program {@code rsync} over SSH, which is never asked for a
 * password. rsync writes each file under a hidden name and renames it.
 */
final class RsyncTarget implements Target {

  private static final int SHOWN = 10;

  /** "Error in file I/O" of rsync's exit values. */
  private static final int FILE_ERROR = 11;

  private static final String SECONDS_OF_SILENCE = "60";
  private static final String SHELL = "ssh -oBatchMode=yes -oConnectTimeout=20";

  private final String remote;
  private final Path work;
  private boolean hasRoot;

  RsyncTarget(String remote) throws IOException {
    this.remote = remote.replaceAll("/+$", "") + "/";
    this.work = Files.createTempDirectory("gongshi-rsync");
  }

  @Override
  public String name() {
    return "rsync:" + remote;
  }

  @Override
  public boolean servesTwins() {
    return true;
  }

  @Override
  public Optional<byte[]> read(String path) throws IOException {
    return Optional.ofNullable(read(List.of(path)).get(path));
  }

  /** With one connection for all. */
  @Override
  public Map<String, byte[]> read(Collection<String> paths) throws IOException {
    Map<String, byte[]> found = new HashMap<>();
    if (paths.isEmpty()) {
      return found;
    }
    Path copies = Files.createTempDirectory(work, "read");
    makeRoot();
    List<String> all =
        new ArrayList<>(List.of("--ignore-missing-args", "--from0", "--files-from=-", "--"));
    all.addAll(List.of(remote, copies + "/"));
    run(all, List.copyOf(paths));
    for (String path : paths) {
      Path copy = copies.resolve(path);
      if (Files.exists(copy)) {
        found.put(path, Files.readAllBytes(copy));
      }
    }
    Durable.deleteTree(copies);
    return found;
  }

  @Override
  public List<Failure> put(List<Upload> uploads) {
    List<String> paths = uploads.stream().map(Upload::path).toList();
    try {
      // By content: a file that an interrupted deployment brought is not sent again.
      send("-Ltcp", uploads);
      return List.of();
    } catch (IOException e) {
      return List.of(new Failure(several(paths), String.valueOf(e.getMessage())));
    }
  }

  /** rsync looks first and renames then, so two may bring it at the same moment. */
  @Override
  public void create(Upload upload) throws IOException {
    makeRoot();
    send("-Ltp", List.of(upload), "--ignore-existing");
  }

  private void send(String how, List<Upload> uploads, String... more) throws IOException {
    Path stage = Files.createTempDirectory(work, "stage");
    for (Upload upload : uploads) {
      Path link = stage.resolve(upload.path());
      Files.createDirectories(link.resolveSibling(""));
      Files.createSymbolicLink(link, upload.file().toAbsolutePath());
    }
    List<String> all = new ArrayList<>(List.of(how, "--chmod=D755,F644"));
    all.addAll(List.of(more));
    all.addAll(List.of("--from0", "--files-from=-", "--"));
    run(all, uploads.stream().map(Upload::path).toList(), stage);
    Durable.deleteTree(stage);
  }

  @Override
  public List<Failure> delete(List<String> paths) {
    try {
      Path empty = Files.createTempDirectory(work, "empty");
      for (String path : paths) {
        Files.createDirectories(empty.resolve(path).resolveSibling(""));
      }
      run(List.of("-r", "--delete-missing-args", "--from0", "--files-from=-", "--"), paths, empty);
      return List.of();
    } catch (IOException e) {
      return List.of(new Failure(several(paths), String.valueOf(e.getMessage())));
    }
  }

  @Override
  public SortedMap<String, Long> list() throws IOException {
    Path empty = Files.createTempDirectory(work, "empty");
    String lines = run(List.of("-rn8", "--out-format=%l %n", "--", remote, empty + "/"), List.of());
    SortedMap<String, Long> sizes = new TreeMap<>();
    for (String line : lines.split("\n", -1)) {
      String[] parts = line.split(" ", 2);
      if (parts.length == 2 && !parts[1].endsWith("/")) {
        sizes.put(parts[1], Long.parseLong(parts[0]));
      }
    }
    return sizes;
  }

  /** Where there is no root yet, nothing could be read from it, and no error is like another. */
  private void makeRoot() throws IOException {
    if (hasRoot) {
      return;
    }
    List<String> make = List.of("-d", "--mkpath", "--");
    Path empty = Files.createTempDirectory(work, "empty");
    try {
      run(make, List.of(), empty);
    } catch (ExitException e) {
      if (e.code != FILE_ERROR) {
        throw e;
      }
      run(make, List.of(), empty); // another deployer made it after rsync had looked for it
    }
    hasRoot = true;
  }

  /** rsync ended with anything but 0. */
  private static final class ExitException extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;

    ExitException(int code, String words) {
      super("rsync 退出码 " + code + "：" + words);
      this.code = code;
    }
  }

  private void run(List<String> options, List<String> paths, Path from) throws IOException {
    List<String> all = new ArrayList<>(options);
    all.add(from + "/");
    all.add(remote);
    run(all, paths);
  }

  /**
   * Runs rsync.
   *
   * @param paths for {@code --files-from}
   * @return what it printed
   * @throws ExitException if it ends with anything but 0, with its own words
   */
  private String run(List<String> arguments, List<String> paths) throws IOException {
    List<String> command = new ArrayList<>(List.of("rsync", "--timeout=" + SECONDS_OF_SILENCE));
    if (System.getenv("RSYNC_RSH") == null) {
      command.add("--rsh=" + SHELL);
    }
    command.addAll(arguments);
    Path errors = Files.createTempFile(work, "rsync", ".err");
    Process process = start(command, errors);
    try {
      Thread feed = Thread.startVirtualThread(() -> feed(process, paths));
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      feed.join();
      if (code != 0) {
        throw new ExitException(code, firstLines(errors));
      }
      return out;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("部署被中断", e);
    } finally {
      process.destroy();
      Files.deleteIfExists(errors);
    }
  }

  private static Process start(List<String> command, Path errors) throws IOException {
    try {
      return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    } catch (IOException e) {
      throw new IOException("不能运行 rsync，请先安装：" + e.getMessage(), e);
    }
  }

  private static void feed(Process process, List<String> paths) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(String.join("\0", paths).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended before it read them all; its exit code tells.
    }
  }

  private static String firstLines(Path errors) throws IOException {
    String text = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8);
    return String.join("；", text.lines().limit(SHOWN).toList());
  }

  private static String several(List<String> paths) {
    return paths.size() == 1 ? paths.getFirst() : paths.getFirst() + " 等 " + paths.size() + " 个文件";
  }

  @Override
  public void close() {
    try {
      Durable.deleteTree(work);
    } catch (IOException e) {
      // It is in the system's temporary folder.
    }
  }
}
