package org.gongshi.site.search;

import java.util.List;
import java.util.SortedMap;
import org.gongshi.site.content.Kind;

/**
 * An answer.
 *
 * @param total how many decisions fit
 * @param hits of this page, best first
 * @param kinds how many of each kind fit
 * @param years how many of each year fit
 * @param organs how many of each organ fit, most first
 */
public record Found(
    int total,
    List<Hit> hits,
    SortedMap<Kind, Integer> kinds,
    SortedMap<Integer, Integer> years,
    List<OfOrgan> organs) {

  /**
   * A decision that fits.
   *
   * @param id its id
   * @param jsonPath where its data lies below the site's root
   */
  public record Hit(String id, String jsonPath) {}

  /**
   * How many decisions of an organ fit.
   *
   * @param jsonPath the data of one of them, which has the organ's name
   */
  public record OfOrgan(String code, int count, String jsonPath) {}
}
