package org.gongshi.site.bake;

import java.util.Map;

/**
 * A page to be rendered.
 *
 * @param path below the site's root, ends in {@code .html}
 * @param template its file name
 * @param model everything the template gets
 */
public record Page(String path, String template, Map<String, Object> model) {

  /** From a page to the site's root: {@code ""}, {@code "../"} and so on. */
  static String root(String path) {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }
}
