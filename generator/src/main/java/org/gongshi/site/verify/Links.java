package org.gongshi.site.verify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.site.verify.Finding.Fault;

/** The paths below the site's root to which a page or style sheet points. */
final class Links {

  private static final Pattern CSS_URL = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)['\"]?\\s*\\)");

  private final URI root;

  /**
   * Links of one site.
   *
   * @param baseUrl without a slash at the end
   */
  Links(String baseUrl) {
    this.root = URI.create(baseUrl + "/");
  }

  /** The targets of a page or style sheet, none for other files; a broken page is a finding. */
  List<String> of(String path, byte[] bytes, List<Finding> findings) {
    if (path.endsWith(".html")) {
      return ofPage(path, bytes, findings);
    }
    return path.endsWith(".css") ? ofStyleSheet(path, bytes) : List.of();
  }

  private List<String> ofPage(String path, byte[] html, List<Finding> findings) {
    List<String> targets = new ArrayList<>();
    URI base = root.resolve(path);
    Tags.read(
            new String(html, StandardCharsets.UTF_8),
            (element, attribute, value) -> {
              if (isLink(element, attribute)) {
                target(base, value).ifPresent(targets::add);
              }
            })
        .ifPresent(fault -> findings.add(new Finding(Fault.MALFORMED_HTML, path, fault)));
    return targets;
  }

  private static boolean isLink(String element, String attribute) {
    return switch (attribute) {
      case "href", "src" -> true;
      case "action" -> element.equals("form");
      default -> false;
    };
  }

  private List<String> ofStyleSheet(String path, byte[] css) {
    List<String> targets = new ArrayList<>();
    URI base = root.resolve(path);
    Matcher matcher = CSS_URL.matcher(new String(css, StandardCharsets.UTF_8));
    while (matcher.find()) {
      target(base, matcher.group(1)).ifPresent(targets::add);
    }
    return targets;
  }

  /**
   * Nothing for what lies outside the site; a path that cannot be for what is no address at all.
   */
  private Optional<String> target(URI from, String link) {
    String bare = link.strip();
    if (bare.isEmpty() || bare.startsWith("#")) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = from.resolve(bare);
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
