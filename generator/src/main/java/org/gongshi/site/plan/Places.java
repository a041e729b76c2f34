package org.gongshi.site.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gongshi.site.content.FoundFiles;

/**
 * Where the files of a release lie on disk.
 *
 * @param site the release's own folder, which is the site's root
 * @param trees where each shared folder lies
 */
public record Places(Path site, SortedMap<String, Path> trees) {

  /** The file at a path below the site's root. */
  public Path resolve(String path) {
    String folder = Manifest.folderOf(path, trees.keySet());
    Path shared = trees.get(folder);
    return shared == null
        ? site.resolve(path)
        : shared.resolve(path.substring(folder.length() + 1));
  }

  /** Every file as it lies there, whatever a manifest says; links between the folders aside. */
  public List<String> files() throws IOException {
    List<String> files = new ArrayList<>(FoundFiles.below(site).files());
    for (Map.Entry<String, Path> tree : trees.entrySet()) {
      FoundFiles.below(tree.getValue())
          .files()
          .forEach(name -> files.add(tree.getKey() + "/" + name));
    }
    return files;
  }
}
