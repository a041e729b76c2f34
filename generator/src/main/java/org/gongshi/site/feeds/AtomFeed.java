package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.gongshi.site.bake.Labels;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.SiteSettings;

/**
 * The newest decisions as an Atom feed (RFC 4287). Its dates are the decisions' own, so the same
 * input gives the same bytes.
 */
final class AtomFeed {

  static final String PATH = "feeds/decisions.atom";

  private static final int LATEST = 50;

  private static final Comparator<Decision> NEWEST_FIRST =
      Comparator.comparing((Decision d) -> d.disclosure().approvedOn())
          .thenComparing(Decision::decidedOn)
          .thenComparing(Decision::id)
          .reversed();

  /** What an empty feed says; nothing was ever updated. */
  private static final LocalDate NEVER = LocalDate.EPOCH;

  private AtomFeed() {}

  static void write(Path site, SiteSettings settings, List<Decision> decisions) throws IOException {
    List<Decision> latest = latest(decisions);
    LocalDate updated = latest.isEmpty() ? NEVER : latest.getFirst().disclosure().approvedOn();
    Xml.write(
        site.resolve(PATH),
        "feed",
        "http://www.w3.org/2005/Atom",
        xml -> {
          xml.text("id", "tag:" + settings.domain() + ",2026:decisions")
              .text("title", settings.name() + "：最新行政执法决定")
              .text("updated", instant(updated))
              .empty("link", "rel", "self", "href", settings.url(PATH))
              .empty("link", "rel", "alternate", "type", "text/html", "href", settings.url(""))
              .open("author")
              .text("name", organiser(settings))
              .close();
          for (Decision decision : latest) {
            entry(xml, settings, decision);
          }
        });
  }

  /** One pass: sorting a whole site for fifty entries would take longer than writing them. */
  private static List<Decision> latest(List<Decision> decisions) {
    PriorityQueue<Decision> newest = new PriorityQueue<>(NEWEST_FIRST.reversed());
    for (Decision decision : decisions) {
      newest.add(decision);
      if (newest.size() > LATEST) {
        newest.poll();
      }
    }
    return newest.stream().sorted(NEWEST_FIRST).toList();
  }

  private static void entry(Xml xml, SiteSettings settings, Decision decision)
      throws XMLStreamException {
    String parties =
        decision.parties().stream()
            .limit(3)
            .map(Decision.Party::name)
            .collect(Collectors.joining("、"));
    xml.open("entry")
        .text("id", "tag:" + settings.domain() + ",2026:decision:" + decision.id())
        .text("title", decision.title())
        .text("updated", instant(decision.disclosure().approvedOn()))
        .text("published", instant(decision.disclosure().approvedOn()))
        .empty(
            "link",
            "rel",
            "alternate",
            "type",
            "text/html",
            "href",
            settings.url(decision.pagePath()))
        .empty("category", "term", decision.kind().slug(), "label", Labels.of(decision.kind()))
        .open("author")
        .text("name", decision.organ().name())
        .close()
        .text(
            "summary",
            Labels.of(decision.kind())
                + "，"
                + decision.documentNumber()
                + "，"
                + decision.category()
                + "，"
                + parties
                + "，决定日期"
                + decision.decidedOn())
        .close();
  }

  private static String organiser(SiteSettings settings) {
    return settings.organiser() == null ? settings.name() : settings.organiser();
  }

  /** Days are days in Shanghai. */
  private static String instant(LocalDate day) {
    return day + "T00:00:00+08:00";
  }
}
