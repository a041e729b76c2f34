package org.gongshi.site.plan;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.takedown.Suppression;

/**
 * A folder of the site as releases share it, whole and never changed: a kind's, a month's, that of
 * the tombstones, those of the static search; and the site's root, which each release has of its
 * own.
 *
 * @param folder below the site's root, {@code decisions/penalty/2026-10}; {@code ""} is the root;
 *     where releases have the same one at several places, one of them
 * @param files by name; of the root by path
 * @param made what a page was made of, by name: the same means that its bytes would be the same
 * @param slots of a list: ids by ordinal, {@code ""} where an item was taken down
 * @param sources the live decisions of a month, by id; of the tombstones those that stand in the
 *     place of what is gone
 * @param gone the suppressed ones, by id, of the tombstones' folder only
 * @param children the folders in it that are trees too, by name
 */
public record Tree(
    String folder,
    SortedMap<String, PublicFile> files,
    SortedMap<String, String> made,
    List<String> slots,
    SortedMap<String, Source> sources,
    SortedMap<String, Suppression> gone,
    SortedMap<String, String> children) {

  /** Where tombstones lie. */
  public static final String GONE = "gone";

  private static final int ID_LENGTH = 40;

  /** Whether the plan knows what is in a folder; only the search knows that of its own. */
  static boolean isPlanned(String folder) {
    return folder.equals(GONE) || folder.startsWith("decisions/");
  }

  /** A folder in which nothing is yet. */
  public static Tree empty(String folder) {
    return new Tree(
        folder,
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  public String id() {
    return id(Json.compact(this));
  }

  /**
   * The name of a tree's bytes and of what is known of them: two trees of one id are the same.
   *
   * @param json the tree as compact JSON
   */
  public static String id(byte[] json) {
    return Sha256.of(json).substring(0, ID_LENGTH);
  }

  /** The folder of a list, be it {@code penalty} or {@code penalty/2026-10}. */
  public static String folder(String list) {
    return "decisions/" + list;
  }
}
