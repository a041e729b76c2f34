package org.gongshi.site.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gongshi.site.content.Json;
import org.gongshi.site.plan.Tree;
import tools.jackson.core.JacksonException;

/**
 * The folders that releases share, each under the name of its content: {@code trees/<id>} holds its
 * public files, {@code trees/<id>.json} what is known of them. A tree is there whole or not at all,
 * is never changed, and goes with the last release that points to it.
 */
final class TreeStore {

  private static final String LEAVING = ".old-";

  private final DataFolder data;

  TreeStore(DataFolder data) {
    this.data = data;
  }

  Tree read(String id) throws IOException {
    try {
      return Json.read(Files.readAllBytes(data.treeManifest(id)), Tree.class);
    } catch (JacksonException e) {
      throw new IOException("cannot read " + data.treeManifest(id).getFileName(), e);
    }
  }

  /**
   * Takes a folder in, whose files are on disk already. Where the same tree is here, the folder is
   * thrown away instead.
   *
   * @return the tree's id
   */
  String adopt(Path folder, Tree tree) throws IOException {
    byte[] json = Json.compact(tree);
    String id = Tree.id(json);
    Path home = data.tree(id);
    if (Files.isDirectory(home)) {
      Durable.deleteTree(folder);
      return id;
    }
    Durable.write(data.treeManifest(id), json);
    Files.move(folder, home, StandardCopyOption.ATOMIC_MOVE);
    return id;
  }

  /** Makes what was taken in last beyond a crash. */
  void flush() throws IOException {
    Files.createDirectories(data.trees());
    Durable.sync(data.trees());
  }

  /**
   * Removes every tree that no release points to, and what a killed removal left.
   *
   * @param enough asked after each tree whether the rest is left for another time
   */
  void collect(Set<String> referenced, BooleanSupplier enough) throws IOException {
    if (!Files.isDirectory(data.trees())) {
      return;
    }
    List<Path> all;
    try (Stream<Path> paths = Files.list(data.trees())) {
      all = paths.sorted().toList();
    }
    for (Path path : all) {
      String name = String.valueOf(path.getFileName());
      if (name.startsWith(".")) {
        Durable.deleteTree(path);
      } else if (!referenced.contains(name.replaceAll("\\.json$", ""))) {
        // Its manifest goes last, so that it is never there without one.
        if (Files.isDirectory(path)) {
          Path away = path.resolveSibling(LEAVING + name);
          Files.move(path, away, StandardCopyOption.ATOMIC_MOVE);
          Durable.deleteTree(away);
          if (enough.getAsBoolean()) {
            return;
          }
        } else {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
