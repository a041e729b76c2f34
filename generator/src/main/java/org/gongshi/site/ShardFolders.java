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
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;
import org.gongshi.site.search.shards.SearchShards;
import org.gongshi.site.search.shards.Sharing;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the static search as a release shares them: only the search knows which of them
 * are the last release's, so they come into the plan after it.
 */
final class ShardFolders implements Sharing {

  private final SortedMap<String, String> whole = new TreeMap<>();
  private final Map<String, String> parts = new HashMap<>();

  @Override
  public void whole(String before, String now) {
    whole.put(path(now), path(before));
  }

  @Override
  public void parts(String before, String now) {
    parts.put(path(now), path(before));
  }

  private static String path(String folder) {
    return SearchShards.FOLDER + "/" + folder;
  }

  /**
   * The plan with these folders.
   *
   * @param last the last release, where there is one
   */
  Plan.Bake into(Plan.Bake plan, Path site, @Nullable Manifest last) throws IOException {
    SortedMap<String, TreeRef> same = new TreeMap<>();
    whole.forEach((now, before) -> same.putAll(below(before, now, last)));
    SortedMap<String, Plan.Folder> made = new TreeMap<>();
    for (String segment : folders(site, SearchShards.FOLDER)) {
      made.put(segment, folder(segment, last));
      for (String block : folders(site, segment + "/d")) {
        made.put(block, folder(block, last));
      }
    }
    return plan.with(same, made);
  }

  private static Map<String, TreeRef> below(String before, String now, @Nullable Manifest last) {
    Map<String, TreeRef> refs = new TreeMap<>();
    if (last != null) {
      last.outline()
          .trees()
          .forEach(
              (folder, ref) -> {
                if (folder.equals(before) || folder.startsWith(before + "/")) {
                  refs.put(now + folder.substring(before.length()), ref);
                }
              });
    }
    return refs;
  }

  private Plan.Folder folder(String path, @Nullable Manifest last) {
    String before = parts.get(path);
    Tree tree = last == null || before == null ? Tree.empty(path) : last.tree(before);
    return new Plan.Folder("", List.of(), Map.of(), new TreeMap<>(), tree);
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

  /**
   * What is known of files in new folders that are the last release's.
   *
   * @param places where it lies
   */
  Map<String, PublicFile> kept(Plan.Bake plan, Path site, @Nullable Places places)
      throws IOException {
    Map<String, PublicFile> kept = new HashMap<>();
    for (Map.Entry<String, String> part : parts.entrySet()) {
      Plan.Folder folder = plan.folders().get(part.getKey());
      Path before = places == null ? null : places.trees().get(part.getValue());
      if (folder == null || before == null) {
        continue;
      }
      for (Map.Entry<String, PublicFile> file : folder.last().files().entrySet()) {
        Path now = site.resolve(part.getKey()).resolve(file.getKey());
        if (Files.exists(now) && Files.isSameFile(now, before.resolve(file.getKey()))) {
          kept.put(part.getKey() + "/" + file.getKey(), file.getValue());
        }
      }
    }
    return kept;
  }
}
