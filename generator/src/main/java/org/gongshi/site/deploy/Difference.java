package org.gongshi.site.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gongshi.site.content.Decision;
import org.gongshi.site.deploy.Top.FolderRef;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Tree;

/**
 * What has to happen at a target.
 *
 * @param same folders in which nothing changed
 * @param kept files of the other folders that stay as they are, with their twins, by folder
 * @param puts files to bring, by path
 * @param takedowns files to remove first: they are of decisions that were taken down
 * @param leftovers other files to remove, last
 */
record Difference(
    SortedMap<String, FolderRef> same,
    SortedMap<String, SortedMap<String, PublicFile>> kept,
    SortedMap<String, PublicFile> puts,
    List<String> takedowns,
    List<String> leftovers) {

  /** The ids of the trees of a release, by folder. */
  static SortedMap<String, String> trees(Manifest manifest) {
    SortedMap<String, String> trees = new TreeMap<>();
    manifest.outline().trees().forEach((folder, ref) -> trees.put(folder, ref.id()));
    trees.put("", manifest.outline().root().id());
    return trees;
  }

  /**
   * Compares.
   *
   * @param mirror whether files go that no deployment of ours brought
   */
  static Difference between(Deployed before, Manifest now, boolean twins, boolean mirror) {
    SortedMap<String, FolderRef> same = new TreeMap<>();
    SortedMap<String, SortedMap<String, PublicFile>> kept = new TreeMap<>();
    SortedMap<String, PublicFile> puts = new TreeMap<>();
    Set<String> stays = new HashSet<>();
    Set<String> goes = new TreeSet<>();
    SortedMap<String, String> trees = trees(now);
    Top top = before.top();
    boolean sameTwins = top != null && top.twins() == twins;
    trees.forEach(
        (folder, tree) -> {
          FolderRef ref = top == null ? null : top.folders().get(folder);
          if (ref != null && sameTwins && !before.isDoubtful() && ref.tree().equals(tree)) {
            same.put(folder, ref);
            return;
          }
          SortedMap<String, PublicFile> had = before.list(folder);
          SortedMap<String, PublicFile> keeps = new TreeMap<>();
          now.tree(folder)
              .files()
              .forEach(
                  (name, file) -> {
                    String path = Top.path(folder, name);
                    stays.add(path);
                    boolean known = file.equals(had.get(name)) && sameTwins;
                    if (known && !before.pending().contains(path)) {
                      keep(name, had, keeps);
                    } else {
                      puts.put(path, file);
                    }
                  });
          kept.put(folder, keeps);
        });
    if (top != null) {
      for (String folder : top.folders().keySet()) {
        before.list(folder).keySet().forEach(name -> goes.add(Top.path(folder, name)));
      }
    }
    before.pending().forEach(path -> withTwins(path, goes));
    // Where nobody knows what was brought, everything goes that lies in the site's own folders.
    boolean lost = before.damage().isPresent();
    Set<String> own = stays.stream().map(Difference::firstFolder).collect(Collectors.toSet());
    for (String path : before.listed()) {
      String first = firstFolder(path);
      if (mirror || (lost && !first.isEmpty() && own.contains(first))) {
        goes.add(path);
      }
    }
    goes.removeIf(path -> stays.contains(path) || stays.contains(Twins.original(path)));
    goes.removeIf(path -> path.startsWith(Top.HOME));
    List<String> takedowns = new ArrayList<>();
    List<String> leftovers = new ArrayList<>();
    goes.forEach(path -> (goneId(path, now.gone()) ? takedowns : leftovers).add(path));
    return new Difference(same, kept, puts, takedowns, leftovers);
  }

  private static void keep(
      String name, SortedMap<String, PublicFile> had, SortedMap<String, PublicFile> keeps) {
    Map<String, PublicFile> own = new HashMap<>();
    Set<String> names = new TreeSet<>();
    withTwins(name, names);
    names.forEach(
        each -> {
          PublicFile file = had.get(each);
          if (file != null) {
            own.put(each, file);
          }
        });
    keeps.putAll(own);
  }

  private static void withTwins(String path, Set<String> to) {
    to.add(path);
    Twins.SUFFIXES.forEach(suffix -> to.add(path + suffix));
  }

  private static String firstFolder(String path) {
    return path.substring(0, Math.max(0, path.indexOf('/')));
  }

  /** Whether a file is of a decision that was taken down, by its address. */
  private static boolean goneId(String path, Map<String, ?> gone) {
    if (path.startsWith(Tree.GONE + "/") || Feeds.tellsOfRemoved(Twins.original(path))) {
      return false;
    }
    for (String word : path.split("[^0-9a-z]+", -1)) {
      if (Decision.isId(word) && gone.containsKey(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the target shows all of it. */
  boolean isEmpty() {
    return puts.isEmpty() && takedowns.isEmpty() && leftovers.isEmpty();
  }
}
