package org.gongshi.site.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.log.PublicationLog;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.News;
import org.gongshi.site.plan.Manifest.Outline;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Manifest.TreeRef;
import org.gongshi.site.plan.Tree;

/**
 * Shows what an older release shows, as a new release of its own: what is gone now stays gone, with
 * its tombstones and everything that tells others of it. A release that shows anything suppressed
 * is refused, so nothing comes back. The next build makes everything anew.
 */
public final class Rollback {

  private final DataFolder data;
  private final Releases releases;
  private final TreeStore store;

  public Rollback(DataFolder data) {
    this.data = data;
    this.releases = new Releases(data);
    this.store = new TreeStore(data);
  }

  /** There is no such release, or it must not be shown. */
  public static final class RefusedException extends IOException {
    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * Rolls back. The caller holds the {@link BuildLock}.
   *
   * @param wanted the release, or the empty string for the one before the current
   * @param suppressed every id for which there is a suppression now, be it in a release or not
   * @return the id of the new release
   */
  public String to(String wanted, Set<String> suppressed, Instant now) throws IOException {
    releases.tidy();
    Manifest current = releases.manifest().orElseThrow(() -> new RefusedException("还没有任何版本，无法回退"));
    if (new Receipts(data).owes(current)) {
      throw new RefusedException("当前版本的回执还没有写完，请先运行 generate");
    }
    String from = chosen(wanted, current.release());
    Manifest target = releases.manifest(data.release(from));
    Set<String> shown = target.sources().keySet();
    if (shown.stream().anyMatch(id -> suppressed.contains(id) || current.gone().containsKey(id))) {
      throw new RefusedException("版本 " + from + " 含有已停止公开的决定，不能回退到该版本");
    }
    String id = releases.nextId(now);
    Path staging = releases.stage(id);
    try {
      Outline outline = fill(staging, id, now, current, target);
      Durable.seal(staging, new Durable.Fresh(List.of(), Durable.Fresh.below(staging).folders()));
      SignedManifest.write(data, staging, outline);
    } catch (IOException | RuntimeException e) {
      releases.discard(staging);
      throw e;
    }
    releases.publish(staging, id);
    return id;
  }

  private String chosen(String wanted, String current) throws IOException {
    List<String> older = releases.names().stream().filter(name -> !name.equals(current)).toList();
    if (wanted.isEmpty()) {
      if (older.isEmpty()) {
        throw new RefusedException("没有更早的版本可以回退");
      }
      return older.getLast();
    }
    if (!older.contains(wanted)) {
      throw new RefusedException("没有版本 " + wanted + "；可以回退到：" + String.join("、", older));
    }
    return wanted;
  }

  private Outline fill(Path staging, String id, Instant now, Manifest current, Manifest target)
      throws IOException {
    SortedMap<String, TreeRef> trees = new TreeMap<>(target.outline().trees());
    TreeRef gone = current.outline().trees().get(Tree.GONE);
    if (gone != null) {
      trees.put(Tree.GONE, gone);
    }
    trees.put(PublicationLog.FOLDER, log(staging, id, now, current, target));
    Tree root = target.outline().root();
    SortedMap<String, PublicFile> files = new TreeMap<>();
    link(staging, target, root.files(), files, false);
    link(staging, current, current.outline().root().files(), files, true);
    Assembly.linkFromRoot(data, DataFolder.site(staging), trees);
    copy(DataFolder.index(data.release(target.release())), DataFolder.index(staging));
    copy(DataFolder.theme(data.release(target.release())), DataFolder.theme(staging));
    copy(DataFolder.rules(data.release(current.release())), DataFolder.rules(staging));
    Files.createLink(DataFolder.shell(staging), DataFolder.shell(data.release(target.release())));
    Tree own =
        new Tree(
            "", files, root.made(), root.slots(), root.sources(), root.gone(), root.children());
    return new Outline(
        id,
        "",
        "",
        target.baseUrl(),
        own,
        trees,
        target.outline().strays(),
        new News(List.of(), List.of(), List.of()));
  }

  /** It goes on, whatever the older release's said. */
  private TreeRef log(Path staging, String id, Instant now, Manifest current, Manifest target)
      throws IOException {
    Path site = DataFolder.site(staging);
    PublicationLog.Grown log =
        SignedManifest.log(data)
            .ofRollback(
                site,
                new PublicationLog.Release(id, now, target.baseUrl()),
                target,
                current.gone(),
                current,
                releases.places(current));
    TreeRef same = current.outline().trees().get(PublicationLog.FOLDER);
    if (log.same() && same != null) {
      return same;
    }
    Path folder = site.resolve(PublicationLog.FOLDER);
    Durable.seal(folder, Durable.Fresh.below(folder));
    String tree = store.adopt(folder, log.tree());
    store.flush();
    return new TreeRef(tree, "", 0, 0);
  }

  /** What tells of the removed is the current release's, everything else the older one's. */
  private void link(
      Path staging,
      Manifest from,
      Map<String, PublicFile> files,
      Map<String, PublicFile> into,
      boolean tellsOfRemoved)
      throws IOException {
    Path site = DataFolder.site(staging);
    Path old = DataFolder.site(data.release(from.release()));
    for (Map.Entry<String, PublicFile> file : files.entrySet()) {
      if (Feeds.tellsOfRemoved(file.getKey()) == tellsOfRemoved) {
        Path target = site.resolve(file.getKey());
        Files.createDirectories(target.resolveSibling(""));
        Files.createLink(target, old.resolve(file.getKey()));
        into.put(file.getKey(), file.getValue());
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String file : FoundFiles.below(from).files()) {
      Path target = to.resolve(file);
      Files.createDirectories(target.resolveSibling(""));
      Files.createLink(target, from.resolve(file));
    }
  }
}
