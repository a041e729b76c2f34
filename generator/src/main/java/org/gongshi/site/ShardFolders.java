package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Manifest.TreeRef;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;
import org.gongshi.site.search.shards.SearchShards;
import org.gongshi.site.search.shards.Sharing;

/**
 * The folders of the static search as a release shares them: only the search knows which of them
 * are the last release's, so they come into the plan after it.
 */
final class ShardFolders implements Sharing {

  private final SortedMap<String, String> whole = new TreeMap<>();
  private final Map<String, Part> parts = new HashMap<>();

  /**
   * A folder some of whose files are the last release's.
   *
   * @param before where it lies there
   * @param names of these files
   */
  private record Part(String before, List<String> names) {}

  @Override
  public void whole(String before, String now) {
    whole.put(path(now), path(before));
  }

  @Override
  public void parts(String before, String now, List<String> names) {
    parts.put(path(now), new Part(path(before), names));
  }

  private static String path(String folder) {
    return SearchShards.FOLDER + "/" + folder;
  }

  /** The plan with these folders. */
  Plan.Bake into(Plan.Bake plan, Path site) throws IOException {
    SortedMap<String, TreeRef> same = new TreeMap<>();
    whole.forEach((now, before) -> same.putAll(below(before, now, plan.last())));
    SortedMap<String, Plan.Folder> made = new TreeMap<>();
    for (String segment : folders(site, SearchShards.FOLDER)) {
      made.put(segment, folder(segment, plan.last()));
      for (String block : folders(site, segment + "/d")) {
        made.put(block, folder(block, plan.last()));
      }
    }
    return plan.with(same, made);
  }

  private static Map<String, TreeRef> below(String before, String now, Manifest last) {
    Map<String, TreeRef> refs = new TreeMap<>();
    last.outline()
        .trees()
        .forEach(
            (folder, ref) -> {
              if (folder.equals(before) || folder.startsWith(before + "/")) {
                refs.put(now + folder.substring(before.length()), ref);
              }
            });
    return refs;
  }

  private Plan.Folder folder(String path, Manifest last) {
    Part part = parts.get(path);
    return Plan.Folder.of("", part == null ? Tree.empty(path) : last.tree(part.before()));
  }

  private static List<String> folders(Path site, String path) throws IOException {
    if (!Files.isDirectory(site.resolve(path))) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(site.resolve(path))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> path + "/" + folder.getFileName())
          .sorted()
          .toList();
    }
  }

  /** What is known of files in new folders that are the last release's. */
  Map<String, PublicFile> kept(Plan.Bake plan) {
    Map<String, PublicFile> kept = new HashMap<>();
    parts.forEach(
        (path, part) -> {
          Plan.Folder folder = plan.folders().get(path);
          for (String name : part.names()) {
            PublicFile file = folder == null ? null : folder.last().files().get(name);
            if (file != null) {
              kept.put(path + "/" + name, file);
            }
          }
        });
    return kept;
  }
}
