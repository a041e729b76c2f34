package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.deploy.Top.FileList;
import org.gongshi.site.deploy.Top.FolderRef;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.jspecify.annotations.Nullable;

/**
 * What a target has by its own word. It is asked anew at every deployment, so that two machines
 * that bring to it agree.
 */
final class Deployed {

  private final @Nullable Top top;
  private final Map<String, SortedMap<String, PublicFile>> lists;
  private final Set<String> pending;
  private final Set<String> listed;
  private final @Nullable String damage;

  private Deployed(
      @Nullable Top top,
      Map<String, SortedMap<String, PublicFile>> lists,
      Set<String> pending,
      Set<String> listed,
      @Nullable String damage) {
    this.top = top;
    this.lists = lists;
    this.pending = pending;
    this.listed = listed;
    this.damage = damage;
  }

  /**
   * Reads what the target says. Where it cannot be believed, the target is listed instead, and
   * everything is brought again.
   *
   * @param trees of the release that is to be brought: lists of the same are not read
   * @param mirror whether every file is listed, ours or not
   */
  static Deployed read(
      Target target, TrustedKey key, Map<String, String> trees, boolean twins, boolean mirror)
      throws IOException {
    Set<String> pending = pending(target);
    Optional<byte[]> sealed = target.read(Top.PATH);
    try {
      Top top = sealed.isEmpty() ? null : Top.open(sealed.get(), key);
      Map<String, SortedMap<String, PublicFile>> lists = new HashMap<>();
      if (top != null) {
        boolean all = top.twins() != twins || !pending.isEmpty() || mirror;
        Map<String, FolderRef> wanted = new HashMap<>(top.folders());
        wanted.entrySet().removeIf(f -> !all && f.getValue().tree().equals(trees.get(f.getKey())));
        Map<String, byte[]> bytes =
            target.read(wanted.values().stream().map(FolderRef::path).toList());
        for (Map.Entry<String, FolderRef> folder : wanted.entrySet()) {
          lists.put(folder.getKey(), list(folder.getKey(), folder.getValue(), bytes).files());
        }
      }
      Set<String> listed = mirror ? target.list().keySet() : Set.of();
      return new Deployed(top, lists, pending, listed, null);
    } catch (Top.BrokenException e) {
      return new Deployed(null, Map.of(), pending, target.list().keySet(), e.getMessage());
    }
  }

  private static FileList list(String folder, FolderRef ref, Map<String, byte[]> lists)
      throws Top.BrokenException {
    byte[] bytes = lists.get(ref.path());
    if (bytes == null) {
      throw new Top.BrokenException("目录 /" + folder + " 的文件清单不在");
    }
    return Top.list(folder, ref, bytes);
  }

  /** Nobody signed it, so it may only name files below the root. */
  private static Set<String> pending(Target target) throws IOException {
    Optional<byte[]> bytes = target.read(Top.PENDING);
    if (bytes.isEmpty()) {
      return Set.of();
    }
    Set<String> paths = new TreeSet<>();
    for (String line : new String(bytes.get(), StandardCharsets.UTF_8).split("\n", -1)) {
      if (isBelow(line)) {
        paths.add(line);
      }
    }
    return paths;
  }

  static boolean isBelow(String path) {
    List<String> names = Arrays.asList(path.split("/", -1));
    return names.stream().noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."))
        && path.chars().allMatch(c -> c >= ' ' && c != '\\');
  }

  @Nullable Top top() {
    return top;
  }

  /** What was brought of a folder, nothing where that is not known. */
  SortedMap<String, PublicFile> list(String folder) {
    return lists.getOrDefault(folder, Collections.unmodifiableSortedMap(new TreeMap<>()));
  }

  /** What a deployment that was broken off may have brought or removed. */
  Set<String> pending() {
    return pending;
  }

  /** Every file that is there, if the target was listed. */
  Set<String> listed() {
    return listed;
  }

  /** Whether each file has to be looked at, since the signed list is not all there is. */
  boolean isDoubtful() {
    return !pending.isEmpty() || !listed.isEmpty();
  }

  /** Whether a file was brought by a deployment that was finished. */
  boolean has(String path) {
    String folder = Manifest.folderOf(path, lists.keySet());
    String name = folder.isEmpty() ? path : path.substring(folder.length() + 1);
    return list(folder).containsKey(name);
  }

  /** Whether a file may be there, as far as anybody knows. */
  boolean mayHave(String path) {
    return has(path) || listed.contains(path) || pending.contains(Twins.original(path));
  }

  /** Why the target is not believed, nothing where it is. */
  Optional<String> damage() {
    return Optional.ofNullable(damage);
  }
}
