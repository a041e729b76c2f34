package org.gongshi.site.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {

  private static final Path THEME = Path.of("../templates/src/main/resources/theme");

  @TempDir Path root;

  @Test
  void noPageHasInlineScriptStyleOrHandlers() throws IOException {
    TestInstallation site = new TestInstallation(root);
    site.templates(THEME.toAbsolutePath().normalize());
    try (Stream<Path> registers = Files.walk(Path.of("../site-content"))) {
      for (Path file : registers.filter(Files::isRegularFile).toList()) {
        Path copy =
            site.siteContent().resolve(Path.of("../site-content").relativize(file).toString());
        if (!copy.endsWith("site.json")) {
          Files.createDirectories(copy.resolveSibling(""));
          Files.copy(file, copy);
        }
      }
    }
    site.export(Sample.numbers(0, 20));
    site.suppress(Sample.number(3), "CORRECTED", Map.of("replacedBy", Sample.id(4)));
    site.publish();

    List<String> breaches = new ArrayList<>();
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> files = Files.walk(site.file(""), FileVisitOption.FOLLOW_LINKS)) {
      files.filter(file -> file.toString().endsWith(".html")).forEach(pages::add);
    }
    for (Path page : pages) {
      for (Element element : Jsoup.parse(Files.readString(page)).getAllElements()) {
        if (isBreach(element)) {
          breaches.add(page.getFileName() + ": " + element.cssSelector());
        }
      }
    }

    assertThat(pages).hasSizeGreaterThan(100);
    assertThat(breaches).isEmpty();
  }

  private static boolean isBreach(Element element) {
    String tag = element.normalName();
    boolean data = element.attr("type").equals("application/ld+json");
    if (tag.equals("style") || (tag.equals("script") && !data && !element.hasAttr("src"))) {
      return true;
    }
    for (Attribute attribute : element.attributes()) {
      String value = attribute.getValue().strip();
      if (attribute.getKey().startsWith("on")
          || attribute.getKey().equals("style")
          || value.startsWith("javascript:")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theDocumentedPolicyIsTheServedOne() throws IOException {
    String documented = Files.readString(Path.of("../docs/web-servers.md"));

    assertThat(documented).containsSubsequence(SiteServer.POLICY, SiteServer.POLICY);
  }
}
