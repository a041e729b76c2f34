package org.gongshi.site.calls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gongshi.site.content.Decision;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Tree;
import org.gongshi.site.release.Releases;
import org.gongshi.site.takedown.Suppression;

/**
 * What is different in a release from what others were told last.
 *
 * @param ids taken down since
 * @param takenDown paths of their files
 * @param changed other paths; more than that where nobody knows any more what was there
 * @param everything whether the paths are too many, or nobody was told before
 */
record Changes(
    NavigableSet<String> ids,
    NavigableSet<String> takenDown,
    NavigableSet<String> changed,
    boolean everything) {

  /** Above so many a receiver is told that everything changed. */
  private static final int MOST = 10_000;

  static Changes since(Told told, Manifest now, Releases releases) throws IOException {
    NavigableSet<String> ids = new TreeSet<>(now.gone().keySet());
    ids.removeAll(told.gone());
    NavigableSet<String> differing = new TreeSet<>();
    differences(told.root(), hashes("", now.outline().root().files()), differing);
    NavigableSet<String> folders = new TreeSet<>(told.trees().keySet());
    folders.addAll(now.outline().trees().keySet());
    for (String folder : folders) {
      Manifest.TreeRef ref = now.outline().trees().get(folder);
      String before = told.trees().get(folder);
      if (ref == null || !ref.id().equals(before)) {
        Optional<Tree> old = before == null ? Optional.empty() : releases.tree(before);
        differences(
            old.map(tree -> hashes(folder, tree.files())).orElseGet(TreeMap::new),
            hashes(folder, now.tree(folder).files()),
            differing);
      }
    }
    NavigableSet<String> takenDown = new TreeSet<>();
    for (String id : ids) {
      Suppression suppression = now.gone().get(id);
      if (suppression != null && suppression.path() != null) {
        String data = suppression.path().replaceAll("html$", "json");
        takenDown.addAll(List.of(suppression.path(), data, data + ".sig"));
      }
    }
    // Files beside the decision, which only the last release knew.
    differing.stream().filter(path -> isOf(path, ids)).forEach(takenDown::add);
    differing.removeAll(takenDown);
    boolean everything = told.release().isEmpty() || differing.size() > MOST;
    return new Changes(ids, takenDown, everything ? new TreeSet<>() : differing, everything);
  }

  private static boolean isOf(String path, Collection<String> ids) {
    if (!path.startsWith("decisions/")) {
      return false;
    }
    for (String word : path.split("[^0-9a-z]+", -1)) {
      if (Decision.isId(word) && ids.contains(word)) {
        return true;
      }
    }
    return false;
  }

  static SortedMap<String, String> hashes(String folder, Map<String, PublicFile> files) {
    SortedMap<String, String> hashes = new TreeMap<>();
    String in = folder.isEmpty() ? "" : folder + "/";
    files.forEach((name, file) -> hashes.put(in + name, file.sha256()));
    return hashes;
  }

  private static void differences(
      Map<String, String> before, Map<String, String> now, NavigableSet<String> into) {
    before.forEach(
        (path, hash) -> {
          if (!hash.equals(now.get(path))) {
            into.add(path);
          }
        });
    now.forEach(
        (path, hash) -> {
          if (!hash.equals(before.get(path))) {
            into.add(path);
          }
        });
  }

  /** Absolute addresses; a folder's page has two. */
  static List<String> addresses(String baseUrl, Collection<String> paths) {
    List<String> addresses = new ArrayList<>();
    for (String path : paths) {
      addresses.add(baseUrl + "/" + path);
      if (path.equals("index.html") || path.endsWith("/index.html")) {
        addresses.add(baseUrl + "/" + path.substring(0, path.length() - "index.html".length()));
      }
    }
    return addresses;
  }
}
