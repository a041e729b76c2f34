package org.gongshi.site.bake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Plan;

/**
 * What the bake wrote, and what it took over from the last release.
 *
 * @param plan with the folders that only the bake knows
 * @param shell the frame, to be kept with the release
 * @param pages paths of the HTML pages in the root and in every folder of the plan
 * @param listed those of them that search engines may list, decisions not among them
 * @param made what each page but the decisions', and each feed, was made of, by path
 * @param kept files that are those of the last release, by path
 */
public record Baked(
    Plan.Bake plan,
    Shell shell,
    List<String> pages,
    List<String> listed,
    SortedMap<String, String> made,
    Map<String, PublicFile> kept) {

  /** With folders that only later steps know. */
  public Baked with(Plan.Bake later) {
    return new Baked(later, shell, pages, listed, made, kept);
  }

  /** With what later steps made, and took over from the last release. */
  public Baked with(Map<String, String> moreMade, Map<String, PublicFile> moreKept) {
    SortedMap<String, String> allMade = new TreeMap<>(made);
    allMade.putAll(moreMade);
    Map<String, PublicFile> allKept = new HashMap<>(kept);
    allKept.putAll(moreKept);
    return new Baked(plan, shell, pages, listed, allMade, allKept);
  }
}
