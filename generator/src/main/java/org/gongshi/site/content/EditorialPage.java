package org.gongshi.site.content;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A page that the webmaster wrote in Markdown.
 *
 * @param section the folder it lies in: {@code policies} or another such as {@code about}
 * @param fields the header, {@code key=value}
 * @param text the whole file, header included
 */
public record EditorialPage(
    String section, String slug, SortedMap<String, String> fields, LocalDate date, String text) {

  public static final String POLICIES = "policies";

  public String pagePath() {
    return section + "/" + slug + ".html";
  }

  public String title() {
    return fields.getOrDefault("title", slug);
  }

  public Optional<String> field(String key) {
    return Optional.ofNullable(fields.get(key)).filter(value -> !value.isBlank());
  }

  public boolean isPolicy() {
    return section.equals(POLICIES);
  }
}
