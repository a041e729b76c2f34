package org.gongshi.site.search;

import java.util.List;

/**
 * An answer.
 *
 * @param total how many decisions fit
 * @param hits of this page, best first
 */
public record Found(int total, List<Hit> hits) {

  /**
   * A decision that fits.
   *
   * @param id its id
   * @param jsonPath where its data lies below the site's root
   */
  public record Hit(String id, String jsonPath) {}
}
