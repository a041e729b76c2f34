package org.gongshi.site.plan;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.plan.Manifest.News;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.plan.Manifest.TreeRef;
import org.gongshi.site.takedown.Publishable;

/** What this build has to do. */
public sealed interface Plan {

  /** The current release already shows all of it. */
  record NothingToDo(String release) implements Plan {}

  /**
   * A new release. What is not among {@code folders} is shared with the last one as it is.
   *
   * @param full whether nothing of the last release may be taken over
   * @param folders the folders that something changes in, by path
   * @param kept the other folders of the last release
   * @param last the last release, an empty one where there is none
   * @param written decisions that are new or changed, or all of them where the bake is full
   * @param removed ids that the last release shows and this one does not
   */
  record Bake(
      Publishable publishable,
      boolean full,
      String frame,
      String fingerprint,
      SortedMap<String, Folder> folders,
      SortedMap<String, TreeRef> kept,
      Manifest last,
      SortedMap<String, List<String>> strays,
      List<KnownDecision> written,
      List<String> removed,
      News news)
      implements Plan {

    /**
     * With folders that came to be known later.
     *
     * @param same of the last release, as this one has them
     * @param changed new ones
     */
    public Bake with(SortedMap<String, TreeRef> same, SortedMap<String, Folder> changed) {
      SortedMap<String, TreeRef> allKept = new TreeMap<>(kept);
      allKept.putAll(same);
      SortedMap<String, Folder> all = new TreeMap<>(folders);
      all.putAll(changed);
      return new Bake(
          publishable,
          full,
          frame,
          fingerprint,
          all,
          allKept,
          last,
          strays,
          written,
          removed,
          news);
    }

    /** What the last release has outside of such folders. */
    public Tree root() {
      return last.outline().root();
    }

    /** Taking down asks less than publishing. */
    public boolean takesDown() {
      return !news.takenDown().isEmpty();
    }

    /** The shared folder to which a path belongs, {@code ""} for the root. */
    public String folder(String path) {
      String changed = Manifest.folderOf(path, folders.keySet());
      String same = Manifest.folderOf(path, kept.keySet());
      return changed.length() > same.length() ? changed : same;
    }

    /** How many decisions a list shows, be it a month's or a kind's. */
    public int live(String list) {
      String folder = Tree.folder(list);
      if (!list.contains("/")) {
        return Stream.concat(folders.keySet().stream(), kept.keySet().stream())
            .filter(month -> month.startsWith(folder + "/"))
            .mapToInt(month -> live(list + month.substring(folder.length())))
            .sum();
      }
      Folder changed = folders.get(folder);
      TreeRef same = kept.get(folder);
      if (changed != null) {
        return changed.live().size();
      }
      return same == null ? 0 : same.live();
    }
  }

  /**
   * A folder in which something changes.
   *
   * @param inputs see {@link TreeRef#inputs}
   * @param slots of its list
   * @param live its decisions by id, those of a month only
   * @param sources the same, as the manifest has them
   * @param last what the last release has there; of a full bake only the file names count
   */
  record Folder(
      String inputs,
      List<String> slots,
      Map<String, KnownDecision> live,
      SortedMap<String, Source> sources,
      Tree last) {

    /** One without a list. */
    public static Folder of(String inputs, Tree last) {
      return new Folder(inputs, List.of(), Map.of(), new TreeMap<>(), last);
    }
  }
}
