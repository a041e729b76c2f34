package org.gongshi.site.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongshi.site.bake.Baked;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.Outline;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Manifest.TreeRef;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;
import org.gongshi.site.takedown.Suppression;
import org.gongshi.site.verify.Verified;

/**
 * Makes a release of a verified staging folder: folders that changed become trees of the store, and
 * a link to its tree stands in the place of every shared folder. So a release costs what changed,
 * however large the site is.
 */
public final class Assembly {

  private final DataFolder data;
  private final TreeStore store;
  private final Path staging;
  private final Path site;
  private final Parts parts;
  private final Plan.Bake plan;
  private final SortedMap<String, TreeRef> refs;

  /** All folders that releases share, of this release. */
  private final Set<String> shared;

  private final Map<String, Tree> made = new HashMap<>();

  /** To which shared folder the files of a folder belong. */
  private final Map<String, String> folders = new HashMap<>();

  /**
   * What the steps before found.
   *
   * @param addresses of the sitemap of each folder
   */
  public record Parts(
      String release,
      String baseUrl,
      Plan.Bake plan,
      Baked baked,
      Verified verified,
      Map<String, Integer> addresses) {}

  Assembly(DataFolder data, TreeStore store, Path staging, Parts parts) {
    this.data = data;
    this.store = store;
    this.staging = staging;
    this.site = DataFolder.site(staging);
    this.parts = parts;
    this.plan = parts.plan();
    this.refs = new TreeMap<>(plan.kept());
    this.shared = new TreeSet<>(plan.folders().keySet());
    this.shared.addAll(plan.kept().keySet());
  }

  Manifest assemble() throws IOException {
    Durable.seal(staging, fresh());
    Map<String, SortedMap<String, PublicFile>> files = new HashMap<>();
    parts
        .verified()
        .files()
        .forEach(
            (path, file) ->
                files
                    .computeIfAbsent(folder(path), folder -> new TreeMap<>())
                    .put(name(path), file));
    Map<String, SortedMap<String, String>> of = new HashMap<>();
    parts
        .baked()
        .made()
        .forEach(
            (path, print) ->
                of.computeIfAbsent(folder(path), folder -> new TreeMap<>()).put(name(path), print));
    List<String> deepestFirst =
        plan.folders().keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
    for (String folder : deepestFirst) {
      adopt(
          folder,
          files.getOrDefault(folder, new TreeMap<>()),
          of.getOrDefault(folder, new TreeMap<>()));
    }
    store.flush();
    linkFromRoot(data, site, refs);
    Outline outline = outline(files, of);
    SignedManifest.write(data, staging, outline);
    if (plan.full()) {
      return new Manifest(outline, store::read);
    }
    Map<String, Tree> known = plan.last().lasting(refs);
    known.putAll(made);
    return new Manifest(outline, store::read, known);
  }

  /** What was verified is all that is in the site, so that nobody has to look again. */
  private Durable.Fresh fresh() throws IOException {
    List<Path> files = new ArrayList<>();
    Set<String> above = new TreeSet<>();
    for (String path : parts.verified().files().keySet()) {
      for (String folder = above(path); above.add(folder) && !folder.isEmpty(); ) {
        folder = above(folder);
      }
      if (!parts.baked().kept().containsKey(path)) {
        files.add(site.resolve(path));
      }
    }
    List<Path> folders = new ArrayList<>(above.stream().map(site::resolve).toList());
    try (Stream<Path> beside = Files.list(staging)) {
      for (Path part : (Iterable<Path>) beside.filter(part -> !part.equals(site))::iterator) {
        Durable.Fresh fresh = Durable.Fresh.below(part);
        files.addAll(fresh.files());
        folders.addAll(fresh.folders());
      }
    }
    folders.add(staging);
    return new Durable.Fresh(files, folders);
  }

  private static String above(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The shared folder of a file: the same for all files of a folder. */
  private String folder(String path) {
    String above = path.substring(0, path.lastIndexOf('/') + 1);
    return folders.computeIfAbsent(above, key -> plan.folder(path));
  }

  private String name(String path) {
    String folder = folder(path);
    return folder.isEmpty() ? path : path.substring(folder.length() + 1);
  }

  private void adopt(
      String folder, SortedMap<String, PublicFile> files, SortedMap<String, String> prints)
      throws IOException {
    Plan.Folder own = plan.folders().get(folder);
    if (own == null) {
      throw new IllegalStateException(folder);
    }
    Path here = site.resolve(folder);
    SortedMap<String, String> children = new TreeMap<>();
    Set<Path> linkedIn = new TreeSet<>();
    for (Map.Entry<String, TreeRef> ref : refs.entrySet()) {
      if (Manifest.folderOf(ref.getKey(), shared).equals(folder)) {
        String child = ref.getKey().substring(folder.length() + 1);
        children.put(child, ref.getValue().id());
        Path link = here.resolve(child);
        String up = "../".repeat(1 + (int) child.chars().filter(c -> c == '/').count());
        Files.createSymbolicLink(link, Path.of(up + ref.getValue().id()));
        linkedIn.add(link.resolveSibling(""));
      }
    }
    for (Path linked : linkedIn) {
      Durable.sync(linked);
    }
    SortedMap<String, Suppression> gone = new TreeMap<>();
    if (folder.equals(Tree.GONE)) {
      plan.publishable().gone().forEach(suppression -> gone.put(suppression.id(), suppression));
    }
    Tree tree = new Tree(folder, files, prints, own.slots(), own.sources(), gone, children);
    String id = store.adopt(here, tree);
    made.put(folder, tree);
    int addresses = parts.addresses().getOrDefault(folder, 0);
    refs.put(folder, new TreeRef(id, own.inputs(), own.sources().size(), addresses));
  }

  /** Puts a link to its tree in the place of every shared folder that lies in no other. */
  static void linkFromRoot(DataFolder data, Path site, Map<String, TreeRef> trees)
      throws IOException {
    Set<Path> linkedIn = new TreeSet<>(List.of(site));
    for (Map.Entry<String, TreeRef> ref : trees.entrySet()) {
      String folder = ref.getKey();
      if (Manifest.folderOf(folder, trees.keySet()).isEmpty()) {
        Path link = site.resolve(folder);
        Path above = link.resolveSibling("");
        Files.createDirectories(above);
        Path real = data.tree(ref.getValue().id());
        Files.createSymbolicLink(link, above.relativize(real));
        for (Path folderOfLink = above; folderOfLink.startsWith(site); ) {
          linkedIn.add(folderOfLink);
          folderOfLink = folderOfLink.resolveSibling("");
        }
      }
    }
    for (Path linked : linkedIn) {
      Durable.sync(linked);
    }
  }

  private Outline outline(
      Map<String, SortedMap<String, PublicFile>> files, Map<String, SortedMap<String, String>> of) {
    Tree root =
        new Tree(
            "",
            files.getOrDefault("", new TreeMap<>()),
            of.getOrDefault("", new TreeMap<>()),
            List.of(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());
    return new Outline(
        parts.release(),
        plan.frame(),
        plan.fingerprint(),
        parts.baseUrl(),
        root,
        refs,
        plan.strays(),
        plan.news());
  }
}
