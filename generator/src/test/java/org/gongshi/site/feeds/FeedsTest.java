package org.gongshi.site.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.SiteSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FeedsTest {

  @TempDir Path root;
  private SiteSettings settings;

  @BeforeEach
  void settings() throws IOException {
    settings = SiteSettings.read(new TestInstallation(root).siteContent().resolve("site.json"));
  }

  private Document xml(String path) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory.newDocumentBuilder().parse(root.resolve(path).toFile());
  }

  @Test
  void theFeedHasWhatRfc4287AsksForAndTheNewestFiftyOnly() throws Exception {
    List<KnownDecision> decisions =
        Sample.numbers(0, 80).stream()
            .map(sample -> new KnownDecision(sample.decision(), "", ""))
            .toList();
    AtomFeed.Latest newest = new AtomFeed.Latest();
    decisions.forEach(newest::add);
    List<Decision> latest = newest.list().stream().map(KnownDecision::decision).toList();

    AtomFeed.write(root, settings, AtomFeed.PATH, "最新", latest);

    Document feed = xml(AtomFeed.PATH);
    var entries = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
    assertThat(entries.getLength()).isEqualTo(50);
    for (int i = 0; i < entries.getLength(); i++) {
      Element entry = (Element) entries.item(i);
      for (String required : List.of("id", "title", "updated", "author", "link")) {
        assertThat(entry.getElementsByTagName(required).getLength()).as(required).isEqualTo(1);
      }
    }
    assertThat(((Element) entries.item(0)).getElementsByTagName("id").item(0).getTextContent())
        .isEqualTo("tag:zfgs.haijia.example,2026:decision:" + Sample.id(79));
  }

  @Test
  void markupIsEscapedAndCharactersUnknownToXmlAreLeftOut() throws Exception {
    Decision decision = Sample.number(1).with("title", "甲<b>&\uFFFE乙").decision();

    AtomFeed.write(root, settings, AtomFeed.PATH, "最新", List.of(decision));

    assertThat(xml(AtomFeed.PATH).getElementsByTagName("title").item(1).getTextContent())
        .isEqualTo("甲<b>&乙");
  }

  @Test
  void moreThanFiftyThousandAddressesMakeSeveralSitemaps() throws Exception {
    List<String> pages =
        IntStream.range(0, 50_001).mapToObj(n -> "decisions/fee/p" + n + ".html").toList();

    Sitemap.write(root, "a/x.xml", settings, pages, Map.of(pages.getFirst(), "2026-11-01"));

    assertThat(Sitemap.parts("a/x.xml", 50_001)).containsExactly("a/x.xml", "a/x-2.xml");
    assertThat(xml("a/x.xml").getElementsByTagName("url").getLength()).isEqualTo(50_000);
    assertThat(xml("a/x.xml").getElementsByTagName("lastmod").getLength()).isEqualTo(1);
    assertThat(xml("a/x-2.xml").getElementsByTagName("url").getLength()).isEqualTo(1);
  }

  @Test
  void aFoldersAddressIsTheFolder() throws IOException {
    List<String> pages = List.of("decisions/fee/index.html", "index.html");
    Sitemap.write(root, "x.xml", settings, pages, Map.of());

    assertThat(Files.readString(root.resolve("x.xml")))
        .contains(
            "<loc>https://zfgs.haijia.example/decisions/fee/</loc>",
            "<loc>https://zfgs.haijia.example/</loc>");
  }
}
