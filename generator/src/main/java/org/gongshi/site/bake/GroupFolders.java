package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.plan.Manifest.TreeRef;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;

/**
 * The folders of groups as releases share them: a decision touches one organ's and one of matters,
 * so the others are the last release's, whole. Only the drafts tell which, so they come into the
 * plan after them.
 */
final class GroupFolders {

  private final SortedMap<String, TreeRef> same = new TreeMap<>();
  private final SortedMap<String, Plan.Folder> changed = new TreeMap<>();

  /** Those of all drafts that are not in the root. */
  static Plan.Bake into(Plan.Bake plan, List<Draft> drafts) {
    SortedMap<String, List<Draft>> byFolder = new TreeMap<>();
    for (Draft draft : drafts) {
      String folder = GroupPages.folder(draft.path());
      if (!folder.isEmpty()) {
        byFolder.computeIfAbsent(folder, key -> new ArrayList<>()).add(draft);
      }
    }
    GroupFolders folders = new GroupFolders();
    byFolder.forEach((folder, own) -> folders.add(plan, folder, own));
    return plan.with(folders.same, folders.changed);
  }

  private void add(Plan.Bake plan, String folder, List<Draft> drafts) {
    TreeRef ref = plan.last().outline().trees().get(folder);
    Tree last = plan.last().tree(folder);
    if (ref != null && !plan.full() && isOf(last, drafts)) {
      same.put(folder, ref);
    } else {
      changed.put(folder, Plan.Folder.of(last));
    }
  }

  /** Whether a folder has these pages and no others. */
  private static boolean isOf(Tree tree, List<Draft> drafts) {
    int start = tree.folder().length() + 1;
    return tree.made().size() == drafts.size()
        && drafts.stream()
            .allMatch(draft -> draft.made().equals(tree.made().get(draft.path().substring(start))));
  }
}
