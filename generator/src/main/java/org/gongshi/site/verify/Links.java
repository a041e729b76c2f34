package org.gongshi.site.verify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The paths below the site's root to which a page or style sheet points. */
final class Links {

  private static final Pattern CSS_URL = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)['\"]?\\s*\\)");
  private static final String[] ATTRIBUTES = {"href", "src", "action"};

  private final URI root;

  /**
   * Links of one site.
   *
   * @param baseUrl without a slash at the end
   */
  Links(String baseUrl) {
    this.root = URI.create(baseUrl + "/");
  }

  List<String> ofPage(String path, byte[] html) {
    List<String> targets = new ArrayList<>();
    for (Element element :
        Jsoup.parse(new String(html, StandardCharsets.UTF_8))
            .select("[href], [src], form[action]")) {
      for (String attribute : ATTRIBUTES) {
        if (element.hasAttr(attribute)) {
          target(path, element.attr(attribute)).ifPresent(targets::add);
        }
      }
    }
    return targets;
  }

  List<String> ofStyleSheet(String path, byte[] css) {
    List<String> targets = new ArrayList<>();
    Matcher matcher = CSS_URL.matcher(new String(css, StandardCharsets.UTF_8));
    while (matcher.find()) {
      target(path, matcher.group(1)).ifPresent(targets::add);
    }
    return targets;
  }

  /**
   * Nothing for what lies outside the site; a path that cannot be for what is no address at all.
   */
  private Optional<String> target(String from, String link) {
    String bare = link.strip();
    if (bare.isEmpty() || bare.startsWith("#")) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = root.resolve(from).resolve(bare);
    } catch (IllegalArgumentException e) {
      return Optional.of("?" + bare);
    }
    String scheme = String.valueOf(uri.getScheme());
    boolean here =
        scheme.equals(root.getScheme())
            && String.valueOf(uri.getAuthority()).equals(root.getAuthority())
            && uri.getPath().startsWith(root.getPath());
    if (!here) {
      return Optional.empty();
    }
    String path = uri.getPath().substring(root.getPath().length());
    return Optional.of(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
  }
}
