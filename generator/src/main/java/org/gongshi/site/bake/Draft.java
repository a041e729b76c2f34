package org.gongshi.site.bake;

import java.util.function.Supplier;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Sha256;

/**
 * A page that may have to be rendered.
 *
 * @param path below the site's root
 * @param made a fingerprint of everything that the page is made of, templates aside
 * @param page makes its model
 */
record Draft(String path, String made, Supplier<Page> page) {

  static Draft of(Page page) {
    return new Draft(page.path(), Sha256.print(Json.compact(page.model())), () -> page);
  }
}
