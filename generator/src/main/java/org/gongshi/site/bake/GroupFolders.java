package org.gongshi.site.bake;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.plan.Manifest.TreeRef;
import org.gongshi.site.plan.Plan;

/**
 * The folders of groups as releases share them: a decision touches one organ's and one of matters,
 * so the others are the last release's, whole. Only the drafts tell which, so they come into the
 * plan after them.
 */
final class GroupFolders {

  private final SortedMap<String, TreeRef> same = new TreeMap<>();
  private final SortedMap<String, Plan.Folder> changed = new TreeMap<>();

  /** The plan with those of all drafts that are not in the root. */
  static Plan.Bake into(Plan.Bake plan, List<Draft> drafts) {
    SortedMap<String, SortedMap<String, String>> made = new TreeMap<>();
    for (Draft draft : drafts) {
      String folder = GroupPages.folder(draft.path());
      if (!folder.isEmpty()) {
        made.computeIfAbsent(folder, key -> new TreeMap<>()).put(draft.path(), draft.made());
      }
    }
    GroupFolders folders = new GroupFolders();
    made.forEach((folder, pages) -> folders.add(plan, folder, Sha256.of(pages.toString())));
    return plan.with(folders.same, folders.changed);
  }

  private void add(Plan.Bake plan, String folder, String inputs) {
    TreeRef ref = plan.last().outline().trees().get(folder);
    if (ref != null && !plan.full() && ref.inputs().equals(inputs)) {
      same.put(folder, ref);
    } else {
      changed.put(folder, Plan.Folder.of(inputs, plan.last().tree(folder)));
    }
  }
}
