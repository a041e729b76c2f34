package org.gongshi.site.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.site.takedown.Suppression;
import org.jspecify.annotations.Nullable;

/**
 * For a plain web server: which of its addresses answer 410, and with which page. It lies beside
 * the public files; {@code docs/web-servers.md} says how a server reads it.
 */
public final class Rules {

  private static final String NGINX = "nginx-gone.map";
  private static final String APACHE = "apache-gone.txt";

  private Rules() {}

  /**
   * Writes the maps.
   *
   * @param release the staged release
   * @param same a release whose maps are the same
   */
  public static void write(Path release, List<Suppression> gone, @Nullable Path same)
      throws IOException {
    Path folder = DataFolder.rules(release);
    Files.createDirectories(folder);
    if (same != null && Files.isDirectory(DataFolder.rules(same))) {
      for (String name : List.of(NGINX, APACHE)) {
        Files.createLink(folder.resolve(name), DataFolder.rules(same).resolve(name));
      }
      return;
    }
    StringBuilder nginx = new StringBuilder();
    StringBuilder apache = new StringBuilder();
    for (Suppression suppression : gone) {
      for (String address : addresses(suppression)) {
        nginx.append(address).append(" /").append(suppression.gonePath()).append(";\n");
        apache.append(address).append(" /").append(suppression.gonePath()).append('\n');
      }
    }
    Files.write(folder.resolve(NGINX), nginx.toString().getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve(APACHE), apache.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> addresses(Suppression suppression) {
    List<String> addresses = new ArrayList<>();
    String page = suppression.path();
    if (page != null && page.matches("[0-9a-z/.-]+\\.html")) {
      String data = page.replaceAll("html$", "json");
      addresses.addAll(List.of("/" + page, "/" + data, "/" + data + ".sig"));
    }
    return addresses;
  }
}
