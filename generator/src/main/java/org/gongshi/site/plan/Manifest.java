package org.gongshi.site.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.gongshi.site.takedown.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * What a release is made of. It lies beside the public files, not among them, and names a
 * suppressed decision only in {@code gone} and {@code news}. What it says of a folder is read when
 * it is asked for, so that its cost does not grow with the site.
 */
public final class Manifest {

  /**
   * A file of the site.
   *
   * @param size in bytes
   */
  public record PublicFile(String sha256, long size) {}

  /**
   * A live decision.
   *
   * @param path of its page
   * @param sha256 of its JSON file
   * @param signatureSha256 of its signature file
   * @param afterGone whether the edition that it replaces has a tombstone, to which its page links
   */
  public record Source(
      String path, int version, String sha256, String signatureSha256, boolean afterGone) {

    /** Whether the public would see no difference: a new signature is none. */
    boolean sameAs(@Nullable Source other) {
      return other != null
          && path.equals(other.path)
          && version == other.version
          && sha256.equals(other.sha256);
    }
  }

  /**
   * What this release owes a receipt for: ids that are new or changed in it, and ids that are gone
   * since.
   *
   * @param folders in which the published ones are
   */
  public record News(List<String> published, List<String> takenDown, List<String> folders) {}

  /**
   * A folder that this release shares.
   *
   * @param id of its {@link Tree}
   * @param inputs a fingerprint of the decisions that it was made from, or of its pages; {@code ""}
   *     where only the search knows
   * @param live how many decisions it shows
   * @param addresses how many addresses its sitemap has
   */
  public record TreeRef(String id, String inputs, int live, int addresses) {}

  /**
   * What lies in the release's own folder as {@code manifest.json}.
   *
   * @param frame a fingerprint of all that every page depends on: templates, program, settings,
   *     registers, editorial pages
   * @param fingerprint of everything that went in: the same fingerprint means that nothing changed
   * @param trees by folder
   * @param strays lists that still hold a slot for an id that is not shown there any more
   */
  public record Outline(
      String release,
      String frame,
      String fingerprint,
      String baseUrl,
      Tree root,
      SortedMap<String, TreeRef> trees,
      SortedMap<String, List<String>> strays,
      News news) {}

  /** Reads what is known of a tree. */
  public interface Trees {
    Tree read(String id) throws IOException;
  }

  private final Outline outline;
  private final Trees trees;
  private final Map<String, Tree> read = new ConcurrentHashMap<>();

  public Manifest(Outline outline, Trees trees) {
    this(outline, trees, Map.of());
  }

  /**
   * A manifest.
   *
   * @param known trees that need not be read, by folder
   */
  public Manifest(Outline outline, Trees trees, Map<String, Tree> known) {
    this.outline = outline;
    this.trees = trees;
    this.read.putAll(known);
  }

  public Outline outline() {
    return outline;
  }

  public String release() {
    return outline.release();
  }

  public String baseUrl() {
    return outline.baseUrl();
  }

  public News news() {
    return outline.news();
  }

  /**
   * What is known of a folder, an empty tree where the release has none.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public Tree tree(String folder) {
    if (folder.isEmpty()) {
      return outline.root();
    }
    Manifest.TreeRef ref = outline.trees().get(folder);
    if (ref == null) {
      return Tree.empty(folder);
    }
    return read.computeIfAbsent(
        folder,
        key -> {
          try {
            return trees.read(ref.id());
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read the manifest of " + folder, e);
          }
        });
  }

  /**
   * Trees that need not be read again for a later release: those that hold others, since whatever
   * changes in one of these asks for them too. All of them together would be the whole site.
   *
   * @param later the trees of that release
   */
  public Map<String, Tree> lasting(Map<String, TreeRef> later) {
    Map<String, Tree> lasting = new HashMap<>();
    read.forEach(
        (folder, tree) -> {
          TreeRef was = outline.trees().get(folder);
          TreeRef now = later.get(folder);
          boolean same = was != null && now != null && was.id().equals(now.id());
          if (same && !tree.children().isEmpty()) {
            lasting.put(folder, tree);
          }
        });
    return lasting;
  }

  /** The file at a path below the site's root, nothing where there is none. */
  public @Nullable PublicFile file(String path) {
    String folder = folderOf(path, outline.trees().keySet());
    String name = folder.isEmpty() ? path : path.substring(folder.length() + 1);
    return tree(folder).files().get(name);
  }

  /** The nearest of these folders that has a path, {@code ""} for the root. */
  public static String folderOf(String path, Set<String> trees) {
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      String folder = path.substring(0, end);
      if (trees.contains(folder)) {
        return folder;
      }
    }
    return "";
  }

  /** The live decision of an id, quickly where it stands in the place of one that is gone. */
  public @Nullable Source source(String id) {
    Source source = tree(Tree.GONE).sources().get(id);
    for (String folder : outline.trees().keySet()) {
      if (source != null) {
        return source;
      }
      source = tree(folder).sources().get(id);
    }
    return source;
  }

  /** Every file by path: reads what is known of every folder. */
  public SortedMap<String, PublicFile> files() {
    SortedMap<String, PublicFile> files = new TreeMap<>(outline.root().files());
    for (String folder : outline.trees().keySet()) {
      tree(folder).files().forEach((name, file) -> files.put(folder + "/" + name, file));
    }
    return files;
  }

  /** Every live decision by id: reads what is known of every folder. */
  public SortedMap<String, Source> sources() {
    SortedMap<String, Source> sources = new TreeMap<>();
    outline.trees().keySet().forEach(folder -> sources.putAll(tree(folder).sources()));
    return sources;
  }

  /** The suppressed decisions by id. */
  public SortedMap<String, Suppression> gone() {
    return tree(Tree.GONE).gone();
  }
}
