package org.gongshi.site.bake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gongshi.site.plan.Manifest.PublicFile;

/**
 * What the bake wrote, and what it took over from the last release.
 *
 * @param shell the frame, to be kept with the release
 * @param pages paths of the HTML pages in the root and in every folder of the plan
 * @param listed those of them that search engines may list, decisions not among them
 * @param made what each page but the decisions' was made of, by path
 * @param kept files that are those of the last release, by path
 */
public record Baked(
    Shell shell,
    List<String> pages,
    List<String> listed,
    SortedMap<String, String> made,
    Map<String, PublicFile> kept) {

  /** With more files that are those of the last release. */
  public Baked with(Map<String, PublicFile> more) {
    Map<String, PublicFile> all = new HashMap<>(kept);
    all.putAll(more);
    return new Baked(shell, pages, listed, made, all);
  }
}
