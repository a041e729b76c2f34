package org.gongshi.site.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads a log whole, as anyone can who has the site's files: whether its signature holds, whether
 * the hashes are those of its entries, whether it goes on from what it was before, and whether it
 * says of every decision what the site shows.
 */
public final class LogAudit {

  private static final String HOME = PublicationLog.FOLDER + "/";

  private final SortedMap<String, PublicFile> site;
  private final Reader reader;
  private final List<Flaw> flaws = new ArrayList<>();

  /** Reads a file of the site. */
  public interface Reader {
    byte[] read(String path) throws IOException;
  }

  /**
   * Something wrong with a log.
   *
   * @param path of the file, below the site's root
   * @param detail for the webmaster
   */
  public record Flaw(String path, String detail) {}

  /** How a log was at an earlier time, in the words that it signed then. */
  public static final class Earlier {
    private final Checkpoint checkpoint;
    private final byte[] note;

    private Earlier(Checkpoint checkpoint, byte[] note) {
      this.checkpoint = checkpoint;
      this.note = note;
    }

    /**
     * A copy of a checkpoint.
     *
     * @throws IOException if it is none
     */
    public static Earlier read(Path copy) throws IOException {
      byte[] note = Files.readAllBytes(copy);
      return new Earlier(Checkpoint.read(note), note);
    }
  }

  private LogAudit(SortedMap<String, PublicFile> site, Reader reader) {
    this.site = site;
    this.reader = reader;
  }

  /**
   * Reads the log of a site.
   *
   * @param site all its files, by path
   * @param key that has to have signed the log, nothing where this is not asked
   * @param earlier a checkpoint that somebody kept, nothing where nobody did
   * @return what is wrong, nothing of a site that has no log yet and never had one
   */
  public static List<Flaw> look(
      SortedMap<String, PublicFile> site,
      Reader reader,
      @Nullable TrustedKey key,
      @Nullable Earlier earlier) {
    LogAudit audit = new LogAudit(site, reader);
    boolean none = site.tailMap(HOME).keySet().stream().noneMatch(path -> path.startsWith(HOME));
    if (!none || earlier != null) {
      try {
        audit.look(key, earlier);
      } catch (IOException e) {
        audit.flaws.add(new Flaw(HOME + Tiles.CHECKPOINT, String.valueOf(e.getMessage())));
      }
    }
    return audit.flaws;
  }

  private void look(@Nullable TrustedKey key, @Nullable Earlier earlier) throws IOException {
    byte[] note = read(Tiles.CHECKPOINT);
    Checkpoint checkpoint = Checkpoint.read(note);
    if (key != null && !checkpoint.isSigned(note, key)) {
      flaw(Tiles.CHECKPOINT, "没有这把密钥的有效签名");
    }
    Checkpoint before = earlier == null ? null : comparable(earlier, checkpoint, key);
    Growth growth = new Growth();
    Map<String, LogEntry> standing = new HashMap<>();
    for (long first = 0; first < checkpoint.size(); first += Tiles.WIDTH) {
      for (byte[] bytes : bundle(first, checkpoint.size())) {
        growth.add(bytes);
        LogEntry entry = entry(bytes);
        standing.put(entry.id(), entry);
        if (before != null
            && growth.size() == before.size()
            && !Arrays.equals(growth.root(), before.root())) {
          flaw(Tiles.CHECKPOINT, "前 " + growth.size() + " 条与所给的检查点不同，历史已被改动");
        }
      }
    }
    if (!Arrays.equals(growth.root(), checkpoint.root())) {
      flaw(Tiles.CHECKPOINT, "条目的哈希与检查点不符");
    }
    tiles(growth);
    shown(standing);
  }

  /** What an earlier checkpoint said of this very log, nothing where it is of none such. */
  private @Nullable Checkpoint comparable(
      Earlier earlier, Checkpoint now, @Nullable TrustedKey key) {
    Checkpoint before = earlier.checkpoint;
    if (key != null && !before.isSigned(earlier.note, key)) {
      flaw(Tiles.CHECKPOINT, "所给的检查点没有这把密钥的有效签名");
    } else if (!before.origin().equals(now.origin())) {
      flaw(Tiles.CHECKPOINT, "日志已另起一份：原为 " + before.origin() + "，现为 " + now.origin());
    } else if (before.size() > now.size()) {
      flaw(Tiles.CHECKPOINT, "日志比所给的检查点短：原有 " + before.size() + " 条，现有 " + now.size() + " 条");
    } else {
      return before;
    }
    return null;
  }

  /** The entries from one on that a file holds. */
  private List<byte[]> bundle(long first, long size) throws IOException {
    int width = (int) Math.min(Tiles.WIDTH, size - first);
    String full = Tiles.entries(first / Tiles.WIDTH);
    String name = width == Tiles.WIDTH ? full : Tiles.partial(full, width);
    List<byte[]> entries = EntryBundle.entries(read(name));
    if (entries.size() != width) {
      throw new BrokenException(name + " 有 " + entries.size() + " 条，应有 " + width + " 条");
    }
    return entries;
  }

  private static LogEntry entry(byte[] bytes) throws BrokenException {
    try {
      return LogEntry.read(bytes);
    } catch (JacksonException e) {
      throw new BrokenException("有无法读取的条目", e);
    }
  }

  /** What is not full yet may be there in several lengths, of which each begins as the next. */
  private void tiles(Growth growth) throws IOException {
    Map<String, byte[]> expected = new TreeMap<>(growth.full());
    growth.partial().forEach((path, bytes) -> expected.put(Tiles.full(path), bytes));
    TreeSet<String> missing = new TreeSet<>(growth.full().keySet());
    missing.addAll(growth.partial().keySet());
    for (String path : site.tailMap(HOME + "tile/").keySet()) {
      if (!path.startsWith(HOME + "tile/")) {
        break;
      }
      String name = path.substring(HOME.length());
      missing.remove(name);
      byte[] whole = expected.get(Tiles.full(name));
      byte[] bytes = read(name);
      boolean wide = Tiles.isEntries(name) || bytes.length == Tiles.width(name) * Merkle.SIZE;
      if (whole == null || !wide || !begins(whole, bytes)) {
        flaw(name, "与日志的条目不符");
      }
    }
    missing.forEach(name -> flaw(name, "缺少该文件"));
  }

  private static boolean begins(byte[] whole, byte[] part) {
    return part.length <= whole.length
        && Arrays.equals(whole, 0, part.length, part, 0, part.length);
  }

  private void shown(Map<String, LogEntry> standing) {
    Map<String, String> live = new HashMap<>();
    TreeSet<String> gone = new TreeSet<>();
    site.forEach(
        (path, file) -> {
          String name = path.substring(path.lastIndexOf('/') + 1);
          String id = name.substring(0, Math.max(0, name.indexOf('.')));
          if (path.startsWith("decisions/") && name.endsWith(".json.sig") && Decision.isId(id)) {
            live.put(id, file.sha256());
          } else if (path.equals("gone/" + id + ".html") && Decision.isId(id)) {
            gone.add(id);
          }
        });
    TreeSet<String> ids = new TreeSet<>(standing.keySet());
    ids.addAll(live.keySet());
    ids.addAll(gone);
    for (String id : ids) {
      LogEntry entry = standing.get(id);
      boolean showsIt = entry != null && entry.event().isPublic();
      boolean saysGone = entry != null && entry.event().isGone();
      String signature = entry == null || !showsIt ? null : entry.signatureSha256();
      if (live.containsKey(id) ? !live.get(id).equals(signature) : showsIt) {
        flaw(Tiles.CHECKPOINT, "日志与公示的决定不符：" + id);
      } else if (gone.contains(id) != saysGone) {
        flaw(Tiles.CHECKPOINT, "日志与停止公开的登记不符：" + id);
      }
    }
  }

  private byte[] read(String name) throws IOException {
    return reader.read(HOME + name);
  }

  private void flaw(String name, String detail) {
    flaws.add(new Flaw(HOME + name, detail));
  }
}
