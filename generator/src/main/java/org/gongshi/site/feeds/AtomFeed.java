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
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.SiteSettings;

/**
 * The newest decisions as an Atom feed (RFC 4287), of all or of one kind or organ. Its dates are
 * the decisions' own, so the same input gives the same bytes.
 */
final class AtomFeed {

  static final String PATH = "feeds/decisions.atom";

  private static final int LATEST = 50;

  /** What an empty feed says; nothing was ever updated. */
  private static final LocalDate NEVER = LocalDate.EPOCH;

  static final Comparator<KnownDecision> NEWEST_FIRST =
      Comparator.comparing((KnownDecision d) -> d.decision().disclosure().approvedOn())
          .thenComparing(d -> d.decision().decidedOn())
          .thenComparing(KnownDecision::id)
          .reversed();

  private AtomFeed() {}

  /**
   * The newest of many decisions, as many as a feed holds: sorting a whole site for fifty entries
   * would take longer than writing them. It is quickest if the newest come first.
   */
  static final class Latest {
    private final PriorityQueue<KnownDecision> newest =
        new PriorityQueue<>(NEWEST_FIRST.reversed());

    /** Nothing approved before this day can be among them. */
    private LocalDate bound = LocalDate.MIN;

    /**
     * Takes one that may be among them.
     *
     * @return false if nothing approved earlier can be
     */
    boolean add(KnownDecision known) {
      if (known.decision().disclosure().approvedOn().isBefore(bound)) {
        return false;
      }
      newest.add(known);
      if (newest.size() > LATEST) {
        newest.poll();
      }
      KnownDecision oldest = newest.peek();
      if (newest.size() == LATEST && oldest != null) {
        bound = oldest.decision().disclosure().approvedOn();
      }
      return true;
    }

    /** Newest first. */
    List<KnownDecision> list() {
      return newest.stream().sorted(NEWEST_FIRST).toList();
    }
  }

  /**
   * Writes a feed.
   *
   * @param path below the site's root
   * @param latest newest first
   */
  static void write(
      Path site, SiteSettings settings, String path, String title, List<Decision> latest)
      throws IOException {
    LocalDate updated = latest.isEmpty() ? NEVER : latest.getFirst().disclosure().approvedOn();
    String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
    Xml.write(
        site.resolve(path),
        "feed",
        "http://www.w3.org/2005/Atom",
        xml -> {
          xml.text("id", "tag:" + settings.domain() + ",2026:" + name)
              .text("title", title)
              .text("updated", instant(updated))
              .empty("link", "rel", "self", "href", settings.url(path))
              .empty("link", "rel", "alternate", "type", "text/html", "href", settings.url(""))
              .open("author")
              .text("name", organiser(settings))
              .close();
          for (Decision decision : latest) {
            entry(xml, settings, decision);
          }
        });
  }

  private static void entry(Xml xml, SiteSettings settings, Decision decision)
      throws XMLStreamException {
    xml.open("entry")
        .text("id", id(settings, decision))
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
        .text("summary", summary(decision))
        .close();
  }

  static String id(SiteSettings settings, Decision decision) {
    return "tag:" + settings.domain() + ",2026:decision:" + decision.id();
  }

  static String summary(Decision decision) {
    String parties =
        decision.parties().stream()
            .limit(3)
            .map(Decision.Party::name)
            .collect(Collectors.joining("、"));
    return Labels.of(decision.kind())
        + "，"
        + decision.documentNumber()
        + "，"
        + decision.category()
        + "，"
        + parties
        + "，决定日期"
        + decision.decidedOn();
  }

  private static String organiser(SiteSettings settings) {
    return settings.organiser() == null ? settings.name() : settings.organiser();
  }

  /** Days are days in Shanghai. */
  static String instant(LocalDate day) {
    return day + "T00:00:00+08:00";
  }
}
