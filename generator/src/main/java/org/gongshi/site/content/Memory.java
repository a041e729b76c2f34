package org.gongshi.site.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Remembers which files were found good, so that 100,000 signatures are not checked again because
 * one decision is new. A file whose stamp differs in anything is read and checked as if it had
 * never been seen. What is kept on disk, one file a month, is a cache: without it, or where a part
 * of it is torn or of another key or program, everything is checked anew.
 */
public final class Memory {

  private final Path folder;
  private final String maker;
  private final Map<String, KnownMonth> months = new HashMap<>();
  private final Map<String, KnownMonth> onDisk = new HashMap<>();

  /** From which object a month's file was made, so that most need no comparison. */
  private final Map<String, KnownMonth> madeFrom = new HashMap<>();

  private Set<String> leftOut = Set.of();

  /** Nothing has been looked at by this process. */
  private boolean cold = true;

  /** A month's file: who made it, and what it says with its hash, so that a torn one is known. */
  private record Kept(String maker, String sha256, String month) {}

  /**
   * A memory.
   *
   * @param folder where it is kept
   * @param maker key and program: what others found good does not count
   */
  public Memory(Path folder, String maker) {
    this.folder = folder;
    this.maker = maker;
  }

  boolean isCold() {
    return cold;
  }

  void warm() {
    cold = false;
  }

  @Nullable KnownMonth month(String list) {
    return months.get(list);
  }

  void put(KnownMonth month) {
    months.put(month.list(), month);
  }

  void retain(Set<String> lists) {
    months.keySet().retainAll(lists);
  }

  /** Reads what an earlier process kept. */
  void load() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".json")).toList();
    }
    for (KnownMonth month : files.parallelStream().map(this::read).toList()) {
      if (!month.list().isEmpty()) {
        months.put(month.list(), month);
        onDisk.put(month.list(), month);
      }
    }
  }

  private KnownMonth read(Path file) {
    try {
      Kept kept = Json.read(Files.readAllBytes(file), Kept.class);
      if (kept.maker().equals(maker) && kept.sha256().equals(Sha256.of(kept.month()))) {
        return Json.to(Json.tree(kept.month()), KnownMonth.class);
      }
    } catch (IOException | JacksonException e) {
      // A torn or foreign file says nothing: its month is read anew.
    }
    return new KnownMonth(
        "", new FileStamp(0, 0, 0, 0), false, new java.util.TreeMap<>(), List.of());
  }

  /**
   * Keeps what changed for the next process, without what is suppressed.
   *
   * @param suppressed every id that must leave no trace
   */
  @SuppressWarnings("ReferenceEquality") // the very object: comparing 100,000 entries takes longer
  public void keep(Set<String> suppressed) throws IOException {
    Files.createDirectories(folder);
    boolean same = suppressed.equals(leftOut);
    leftOut = Set.copyOf(suppressed);
    for (KnownMonth month : months.values()) {
      if (same && madeFrom.get(month.list()) == month) {
        continue;
      }
      madeFrom.put(month.list(), month);
      KnownMonth keepable = month.keepable(suppressed);
      KnownMonth last = onDisk.get(month.list());
      if (last == null || !last.good().equals(keepable.good())) {
        write(keepable);
        onDisk.put(month.list(), keepable);
      }
    }
    for (String list : Set.copyOf(onDisk.keySet())) {
      if (!months.containsKey(list)) {
        Files.deleteIfExists(file(list));
        onDisk.remove(list);
        madeFrom.remove(list);
      }
    }
  }

  /**
   * Forgets on disk every month that names one of these ids, whatever made its file.
   *
   * @return how many files were read
   */
  public static int purge(Path folder, java.util.function.Predicate<byte[]> names)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int read = 0;
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        read++;
        if (names.test(Files.readAllBytes(file))) {
          Files.deleteIfExists(file);
        }
      }
    }
    return read;
  }

  private void write(KnownMonth month) throws IOException {
    String text = new String(Json.compact(month), java.nio.charset.StandardCharsets.UTF_8);
    Path file = file(month.list());
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.write(
        temporary,
        Json.compact(new Kept(maker, Sha256.of(text), text)),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(String list) {
    return folder.resolve(list.replace('/', '.') + ".json");
  }
}
