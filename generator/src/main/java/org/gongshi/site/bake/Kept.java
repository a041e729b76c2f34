package org.gongshi.site.bake;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.PerList;

/**
 * What a bakery keeps from bake to bake: groups, what was counted in each month, and the drafts of
 * pages whose decisions are the same. Drafts are of one frame; with another they are made anew.
 *
 * @param byId each month's decisions
 * @param items of each page of a list
 */
record Kept(
    String frame,
    Grouping matters,
    Grouping organs,
    PerList<SortedMap<Figures.Slice, Figures.Tally>> tallies,
    PerList<List<Draft>> ofMatters,
    PerList<Group> ofOrgans,
    PerList<List<Draft>> ofOrganMonths,
    PerList<Map<String, KnownDecision>> byId,
    ItemPrints items) {

  static Kept of(String frame) {
    return new Kept(
        frame,
        new Grouping(decision -> decision.matter()),
        new Grouping(decision -> decision.organ().code()),
        new PerList<>(),
        new PerList<>(),
        new PerList<>(),
        new PerList<>(),
        new PerList<>(),
        new ItemPrints());
  }
}
