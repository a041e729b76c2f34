package org.gongshi.site.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /** The log's name for ever: whoever watches it knows it by that. */
    private String origin() {
      return baseUrl.replaceFirst("^[a-z]+://", "") + "/" + FOLDER;
    }
  }

  /**
   * The log as a release has it.
   *
   * @param files all of it, by name
   * @param kept those that are the last release's, by path below the site's root
   * @param last what the last release has there
   * @param same whether nothing was written, since it has all of it
   */
  public record Grown(
      SortedMap<String, PublicFile> files, Map<String, PublicFile> kept, Tree last, boolean same) {

    /** The log's folder. */
    public Tree tree() {
      SortedMap<String, String> none = new TreeMap<>();
      return new Tree(FOLDER, files, none, List.of(), new TreeMap<>(), new TreeMap<>(), none);
    }

    /** The plan with the log's folder. */
    public Plan.Bake into(Plan.Bake plan) {
      return same
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
  public Grown write(Path site, Release release, Plan.Bake plan, @Nullable Places before)
      throws IOException {
    return write(
        site,
        release,
        plan.last().tree(FOLDER),
        before,
        began ->
            began
                ? Shown.allOf(plan).since(Shown.NOTHING, release.at())
                : Shown.changedBy(plan).since(Shown.before(plan), release.at()));
  }

  /**
   * Writes the log of a release that shows what an older one showed.
   *
   * @param gone what is taken down now, by id
   */
  public Grown write(
      Path site,
      Release release,
      Manifest older,
      Map<String, Suppression> gone,
      Manifest last,
      Places before)
      throws IOException {
    Shown now = Shown.of(older, gone);
    return write(
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

  private Grown write(Path site, Release release, Tree last, @Nullable Places before, News news)
      throws IOException {
    String origin = release.origin();
    if (before != null && !last.files().isEmpty()) {
      Growth.Reader files = name -> read(before, name);
      try {
        Checkpoint was = Checkpoint.read(files.read(Tiles.CHECKPOINT));
        return write(site, last, before, was.origin(), Growth.of(was, files), news.of(false));
      } catch (BrokenException e) {
        // It must not keep a withdrawn decision public, and another name makes no secret of it.
        LOG.error("公示日志已损坏，无法接续，另起一份：{}", e.toString());
        origin += "/" + release.id();
      }
    }
    return write(site, Tree.empty(FOLDER), null, origin, new Growth(), news.of(true));
  }

  private static byte[] read(Places places, String name) throws IOException {
    try {
      return Files.readAllBytes(places.resolve(FOLDER + "/" + name));
    } catch (NoSuchFileException e) {
      throw new BrokenException(name + " is missing", e);
    }
  }

  private Grown write(
      Path site,
      Tree last,
      @Nullable Places before,
      String origin,
      Growth growth,
      List<LogEntry> entries)
      throws IOException {
    entries.forEach(entry -> growth.add(entry.bytes()));
    Checkpoint now = new Checkpoint(origin, growth.size(), growth.root());
    SortedMap<String, byte[]> own = new TreeMap<>(growth.full());
    own.putAll(growth.partial());
    own.put(Tiles.CHECKPOINT, now.note(key, sign));
    if (key != null) {
      byte[] line = (now.verifierKey(key) + "\n").getBytes(StandardCharsets.UTF_8);
      own.put(Tiles.VERIFIER_KEY, line);
    }
    SortedMap<String, PublicFile> files = new TreeMap<>();
    own.forEach((name, bytes) -> files.put(name, new PublicFile(Sha256.of(bytes), bytes.length)));
    if (last.files().entrySet().containsAll(files.entrySet())) {
      return new Grown(last.files(), Map.of(), last, true);
    }
    Map<String, PublicFile> kept = new TreeMap<>();
    for (Map.Entry<String, PublicFile> file : last.files().entrySet()) {
      String name = file.getKey();
      boolean stays =
          own.containsKey(name)
              ? file.getValue().equals(files.get(name))
              : !own.containsKey(Tiles.full(name)) && !name.equals(Tiles.VERIFIER_KEY);
      if (stays && before != null) {
        Path target = site.resolve(FOLDER).resolve(name);
        Files.createDirectories(target.resolveSibling(""));
        Files.createLink(target, before.resolve(FOLDER + "/" + name));
        kept.put(FOLDER + "/" + name, file.getValue());
        files.put(name, file.getValue());
        own.remove(name);
      }
    }
    for (Map.Entry<String, byte[]> file : own.entrySet()) {
      Path target = site.resolve(FOLDER).resolve(file.getKey());
      Files.createDirectories(target.resolveSibling(""));
      Files.write(target, file.getValue());
    }
    return new Grown(files, kept, last, false);
  }
}
