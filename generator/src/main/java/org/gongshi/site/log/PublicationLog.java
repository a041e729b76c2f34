package org.gongshi.site.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;
import org.gongshi.site.takedown.Suppression;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step's door. A release has the log of the release before it and what happened since, so the
 * log cannot say what was never public: it becomes public with the release, or is thrown away with
 * it.
 */
public final class PublicationLog {

  /** Where it lies, below the site's root. */
  public static final String FOLDER = "log";

  /** What leads to all of it. */
  public static final String CHECKPOINT = FOLDER + "/" + Tiles.CHECKPOINT;

  private static final Logger LOG = LoggerFactory.getLogger(PublicationLog.class);

  private final @Nullable TrustedKey key;
  private final Function<byte[], String> sign;

  /**
   * A log.
   *
   * @param key of the site, nothing where it cannot be read: what was withdrawn goes all the same
   * @param sign gives its signature in Base64
   */
  public PublicationLog(@Nullable TrustedKey key, Function<byte[], String> sign) {
    this.key = key;
    this.sign = sign;
  }

  /**
   * The release for which a log is written.
   *
   * @param at when it was begun
   */
  public record Release(String id, Instant at, String baseUrl) {

    /**
     * The name of a log that begins with this release. No other has it: one that is begun anew
     * contradicts none that was signed before.
     */
    private String origin() {
      return baseUrl.replaceFirst("^[a-z]+://", "") + "/" + FOLDER + "/" + id;
    }
  }

  /**
   * The log as a release has it.
   *
   * @param files all of it, by name
   * @param kept those that are the last release's, by path below the site's root
   * @param last what the last release has there
   */
  public record Grown(
      SortedMap<String, PublicFile> files, Map<String, PublicFile> kept, Tree last) {

    /** Whether nothing was written, since the last release has all of it. */
    public boolean same() {
      return files.equals(last.files());
    }

    /** The log's folder. */
    public Tree tree() {
      SortedMap<String, String> none = new TreeMap<>();
      return new Tree(FOLDER, files, none, List.of(), new TreeMap<>(), new TreeMap<>(), none);
    }

    /** The plan with the log's folder. */
    public Plan.Bake into(Plan.Bake plan) {
      return same()
          ? plan.with(
              new TreeMap<>(Map.of(FOLDER, plan.last().outline().trees().get(FOLDER))),
              new TreeMap<>())
          : plan.with(new TreeMap<>(), new TreeMap<>(Map.of(FOLDER, Plan.Folder.of("", last))));
    }
  }

  /**
   * Writes the log of a build into its staging folder.
   *
   * @param before where the last release lies
   */
  public Grown ofBuild(Path site, Release release, Plan.Bake plan, @Nullable Places before)
      throws IOException {
    return goOn(
        site,
        release,
        plan.last().tree(FOLDER),
        before,
        began -> {
          if (began) {
            return Shown.allOf(plan).since(Shown.NOTHING, release.at());
          }
          Shown now = Shown.changedBy(plan);
          return now.since(Shown.before(plan, now), release.at());
        });
  }

  /**
   * Writes the log of a release that shows what an older one showed.
   *
   * @param gone what is taken down now, by id
   * @param before where the last release lies
   */
  public Grown ofRollback(
      Path site,
      Release release,
      Manifest older,
      Map<String, Suppression> gone,
      Manifest last,
      Places before)
      throws IOException {
    Shown now = Shown.of(older, gone);
    return goOn(
        site,
        release,
        last.tree(FOLDER),
        before,
        began -> now.since(began ? Shown.NOTHING : Shown.of(last, last.gone()), release.at()));
  }

  /** What happened since the last release, or all there is to tell where the log begins. */
  private interface News {
    List<LogEntry> of(boolean began);
  }

  private Grown goOn(Path site, Release release, Tree last, @Nullable Places before, News news)
      throws IOException {
    if (before != null && !last.files().isEmpty()) {
      LogFolder folder = new LogFolder(before.trees().get(FOLDER), site.resolve(FOLDER));
      try {
        Checkpoint was = Checkpoint.read(folder.read(Tiles.CHECKPOINT));
        Growth growth = Growth.of(was, folder::read);
        return grow(folder, last, was.origin(), growth, news.of(false));
      } catch (BrokenException e) {
        // It must not keep a withdrawn decision public, and its new name makes no secret of it.
        LOG.error("公示日志已损坏，无法接续，另起一份：{}", e.toString());
      }
    }
    LogFolder folder = new LogFolder(null, site.resolve(FOLDER));
    return grow(folder, Tree.empty(FOLDER), release.origin(), new Growth(), news.of(true));
  }

  private Grown grow(
      LogFolder folder, Tree last, String origin, Growth growth, List<LogEntry> entries)
      throws IOException {
    entries.forEach(entry -> growth.add(entry.bytes()));
    SortedMap<String, byte[]> own = new TreeMap<>(growth.full());
    own.putAll(growth.partial());
    own.putAll(signed(new Checkpoint(origin, growth.size(), growth.root())));
    SortedMap<String, PublicFile> files = new TreeMap<>();
    own.forEach((name, bytes) -> files.put(name, new PublicFile(Sha256.of(bytes), bytes.length)));
    if (last.files().entrySet().containsAll(files.entrySet())) {
      return new Grown(last.files(), Map.of(), last);
    }
    SortedMap<String, PublicFile> stays = new TreeMap<>(last.files());
    stays.entrySet().removeIf(file -> !stays(file, files));
    folder.link(stays.keySet());
    own.keySet().removeAll(stays.keySet());
    folder.write(own);
    files.putAll(stays);
    Map<String, PublicFile> kept = new TreeMap<>();
    stays.forEach((name, file) -> kept.put(FOLDER + "/" + name, file));
    return new Grown(files, kept, last);
  }

  /** What says who signs, and what. */
  private Map<String, byte[]> signed(Checkpoint checkpoint) {
    Map<String, byte[]> signed = new TreeMap<>();
    signed.put(Tiles.CHECKPOINT, checkpoint.note(key, sign));
    if (key != null) {
      String line = checkpoint.verifierKey(key) + "\n";
      signed.put(Tiles.VERIFIER_KEY, line.getBytes(StandardCharsets.UTF_8));
    }
    return signed;
  }

  /** Whether a file of the last release is still wanted: what became full is not, nor old notes. */
  private static boolean stays(
      Map.Entry<String, PublicFile> file, SortedMap<String, PublicFile> written) {
    String name = file.getKey();
    PublicFile now = written.get(name);
    return now == null
        ? name.startsWith("tile/") && !written.containsKey(Tiles.full(name))
        : now.equals(file.getValue());
  }
}
