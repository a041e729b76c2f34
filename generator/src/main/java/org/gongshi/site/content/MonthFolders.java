package org.gongshi.site.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongshi.site.content.DecisionFile.Seen;
import org.gongshi.site.content.KnownMonth.Entry;
import org.gongshi.site.content.Quarantined.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the month folders below {@code decisions/}. A folder whose stamp is the same as at this
 * process's last look is not opened; in one that is opened, files whose stamps are the same are not
 * read. Everything else is read and checked.
 */
final class MonthFolders {

  private static final Pattern MONTH = Pattern.compile("[a-z-]+/[0-9]{4}-[0-9]{2}");
  private static final Pattern DECISION = Pattern.compile("[0-9a-z]{26}\\.json");
  private static final Pattern BESIDE =
      Pattern.compile("[0-9a-z]{26}(?:\\.json\\.sig|-[1-9][0-9]?\\.(?:pdf|jpg|png))");

  /**
   * What goes with a new version is in place a moment before its file; wait that long, once, and
   * look again.
   */
  private static final long SECOND_LOOK_MILLIS = 150;

  private final Path decisions;
  private final DecisionFile file;
  private final Memory memory;
  private final InstantSource clock;
  private final Progress progress;
  private final List<Quarantined> strangers = new ArrayList<>();

  MonthFolders(
      Path content, DecisionFile file, Memory memory, InstantSource clock, Progress progress) {
    this.decisions = content.resolve("decisions");
    this.file = file;
    this.memory = memory;
    this.clock = clock;
    this.progress = progress;
  }

  /** What lies where no month folder is. */
  List<Quarantined> strangers() {
    return strangers;
  }

  /**
   * Looks once.
   *
   * @param whole open every folder, be its stamp the same: bytes may have been written over in
   *     place
   */
  List<KnownMonth> look(boolean whole) throws IOException {
    SortedMap<String, Path> folders = new TreeMap<>();
    if (Files.isSymbolicLink(decisions)) {
      hold("", Rule.SYMLINK);
    } else if (Files.isDirectory(decisions)) {
      find(decisions, "", folders);
    }
    List<Opened> opened =
        folders.entrySet().parallelStream()
            .map(folder -> open(folder.getKey(), folder.getValue(), whole))
            .toList();
    List<Unread> unread = opened.stream().flatMap(month -> month.unread.stream()).toList();
    AtomicLong read = new AtomicLong();
    // A signature takes a good part of a millisecond, so all cores share the work.
    unread.parallelStream()
        .forEach(
            one -> {
              one.seen = file.look("decisions/" + one.path);
              progress.at("核验内容", read.incrementAndGet(), unread.size());
            });
    lookAgain(unread);
    List<KnownMonth> months = opened.stream().map(Opened::known).toList();
    memory.retain(folders.keySet());
    months.forEach(memory::put);
    memory.warm();
    return months;
  }

  private void lookAgain(List<Unread> unread) {
    List<Unread> again = unread.stream().filter(one -> one.isOnItsWay()).toList();
    if (again.isEmpty()) {
      return;
    }
    try {
      Thread.sleep(SECOND_LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    again.forEach(
        one -> {
          one.stamp();
          one.seen = file.look("decisions/" + one.path);
        });
  }

  /** Finds the month folders, and whatever else lies beside them. */
  private void find(Path folder, String below, SortedMap<String, Path> months) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String path = below + entry.getFileName();
        if (Files.isSymbolicLink(entry)) {
          hold("/" + path, Rule.SYMLINK);
        } else if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          if (!isBeingWritten(entry)) {
            hold("/" + path, Rule.FOREIGN_FILE);
          }
        } else if (MONTH.matcher(path).matches()) {
          months.put(path, entry);
        } else {
          find(entry, path + "/", months);
        }
      }
    } catch (NoSuchFileException e) {
      // Gone between the listing and the look.
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      hold("/" + below.replaceAll("/$", ""), Rule.UNREADABLE);
    }
  }

  private void hold(String path, Rule rule) {
    strangers.add(Quarantined.of("decisions" + path, rule));
  }

  private Opened open(String list, Path folder, boolean whole) {
    try {
      Instant now = clock.instant();
      FileStamp stamp = FileStamp.of(folder).orElse(new FileStamp(0, 0, 0, 0));
      KnownMonth last = memory.month(list);
      if (!whole && last != null && last.settled() && last.folder().equals(stamp)) {
        return new Opened(last);
      }
      Opened opened = new Opened(list, stamp, now, last == null ? new TreeMap<>() : last.good());
      opened.list(folder);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** See {@link FoundFiles}: both sides write beside the target and rename. */
  private static boolean isBeingWritten(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") || name.endsWith(".tmp");
  }

  /** A decision file that has to be read. */
  private final class Unread {
    private final String path;
    private final Instant now;
    private @Nullable FileStamp json;
    private @Nullable FileStamp signature;
    private Seen seen = new Seen.Vanished();

    Unread(String path, Instant now) {
      this.path = path;
      this.now = now;
    }

    /** Stamps are taken before the bytes are read, so a change meanwhile shows at the next look. */
    void stamp() {
      try {
        json = FileStamp.of(decisions.resolve(path)).orElse(null);
        signature = FileStamp.of(decisions.resolve(path + ".sig")).orElse(null);
      } catch (IOException e) {
        json = null;
      }
    }

    /** What a look between two files of one decision finds wrong, and the next one may not. */
    boolean isOnItsWay() {
      return seen instanceof Seen.Bad(Quarantined bad)
          && switch (bad.rule()) {
            case SIGNATURE_BROKEN, SIGNATURE_MISSING, ATTACHMENT_BROKEN, ATTACHMENT_MISSING -> true;
            default -> false;
          };
    }

    void into(SortedMap<String, Entry> good, List<Quarantined> held) {
      switch (seen) {
        case Seen.Good(KnownDecision decision) -> {
          FileStamp none = new FileStamp(0, 0, 0, 0);
          FileStamp own = json == null ? none : json;
          FileStamp sig = signature == null ? none : signature;
          List<FileStamp> attached = attached(decision);
          boolean settled =
              json != null
                  && signature != null
                  && own.settled(now)
                  && sig.settled(now)
                  && attached.stream().allMatch(file -> file.settled(now));
          good.put(decision.id(), new Entry(own, sig, attached, settled, decision));
        }
        case Seen.Bad(Quarantined bad) -> held.add(bad);
        case Seen.Vanished() -> {}
      }
    }
  }

  /** The stamps of the files that a decision names beside it; of one that is not there, zeros. */
  private List<FileStamp> attached(KnownDecision known) {
    List<FileStamp> stamps = new ArrayList<>();
    for (Decision.Attachment attachment : known.decision().attached()) {
      try {
        Path path = decisions.resolveSibling(attachment.path());
        stamps.add(FileStamp.of(path).orElse(new FileStamp(0, 0, 0, 0)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return stamps;
  }

  /** A month folder at this look. */
  private final class Opened {
    private final String list;
    private final FileStamp stamp;
    private final Instant now;
    private final SortedMap<String, Entry> last;
    private final @Nullable KnownMonth same;
    private final SortedMap<String, Entry> good = new TreeMap<>();
    private final List<Quarantined> held = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();

    Opened(KnownMonth same) {
      this.list = same.list();
      this.stamp = same.folder();
      this.now = Instant.EPOCH;
      this.last = same.good();
      this.same = same;
    }

    Opened(String list, FileStamp stamp, Instant now, SortedMap<String, Entry> last) {
      this.list = list;
      this.stamp = stamp;
      this.now = now;
      this.last = last;
      this.same = null;
    }

    void list(Path folder) throws IOException {
      List<String> names = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          String name = String.valueOf(entry.getFileName());
          if (!BESIDE.matcher(name).matches()) {
            names.add(name);
          }
        }
      } catch (NoSuchFileException e) {
        return;
      } catch (IOException | java.nio.file.DirectoryIteratorException e) {
        held.add(Quarantined.of("decisions/" + list, Rule.UNREADABLE));
        return;
      }
      // A month may have a thousand of them, and mostly it is the only one that is opened.
      Set<String> same =
          names.parallelStream().filter(name -> isSame(folder, name)).collect(Collectors.toSet());
      names.sort(null);
      for (String name : names) {
        if (same.contains(name)) {
          good.put(id(name), Objects.requireNonNull(last.get(id(name))));
        } else {
          look(folder.resolve(name), list + "/" + name, name);
        }
      }
    }

    /** The id of a decision's file. */
    private static String id(String name) {
      return name.substring(0, name.length() - ".json".length());
    }

    /** Whether this is a decision that was found good, and none of its files was touched since. */
    private boolean isSame(Path folder, String name) {
      Entry known = DECISION.matcher(name).matches() ? last.get(id(name)) : null;
      try {
        return known != null
            && known.settled()
            && isStill(known.json(), folder.resolve(name))
            && isStill(known.signature(), folder.resolve(name + ".sig"))
            && known.attached().equals(attached(known.decision()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static boolean isStill(FileStamp known, Path file) throws IOException {
      return FileStamp.of(file).filter(known::equals).isPresent();
    }

    private void look(Path path, String below, String name) throws IOException {
      if (Files.isSymbolicLink(path)) {
        held.add(Quarantined.of("decisions/" + below, Rule.SYMLINK));
      } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        for (String inside : FoundFiles.below(path).files()) {
          held.add(Quarantined.of("decisions/" + below + "/" + inside, Rule.FOREIGN_FILE));
        }
      } else if (DECISION.matcher(name).matches()) {
        Unread one = new Unread(below, now);
        one.stamp();
        unread.add(one);
      } else if (!isBeingWritten(path)) {
        held.add(Quarantined.of("decisions/" + below, Rule.FOREIGN_FILE));
      }
    }

    KnownMonth known() {
      if (same != null) {
        return same;
      }
      unread.forEach(one -> one.into(good, held));
      boolean settled =
          held.isEmpty() && stamp.settled(now) && good.values().stream().allMatch(Entry::settled);
      return new KnownMonth(list, stamp, settled, good, List.copyOf(held));
    }
  }
}
