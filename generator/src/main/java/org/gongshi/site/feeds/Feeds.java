package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.site.bake.Baked;
import org.gongshi.site.bake.Labels;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.SignedDecision;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.takedown.Publishable;

/** The step's door. */
public final class Feeds {

  private final SiteSettings settings;

  public Feeds(SiteSettings settings) {
    this.settings = settings;
  }

  /** Files that name what is gone, and have to. */
  public static boolean tellsOfRemoved(String path) {
    return path.equals(Removed.FEED);
  }

  /** Writes feeds, open data, the sitemap and robots.txt below the site's root. */
  public void write(Path site, Baked baked, Publishable publishable) throws IOException {
    List<Decision> decisions =
        publishable.decisions().stream().map(SignedDecision::decision).toList();
    feeds(site, decisions);
    Catalogue.write(site, settings, new OpenData(site, settings).write(publishable.decisions()));
    Removed.writeFeed(site, publishable.gone());
    TreeMap<String, String> changed = new TreeMap<>();
    decisions.forEach(d -> changed.put(d.pagePath(), d.disclosure().approvedOn().toString()));
    Sitemap.write(site, settings, baked.listed().stream().sorted().toList(), changed);
    Files.writeString(
        site.resolve("robots.txt"),
        "User-agent: *\nDisallow: /search/?\nDisallow: /api/\nDisallow: /gone/\n\nSitemap: "
            + settings.url(Sitemap.PATH)
            + "\n");
  }

  /** One feed of all decisions, and one for each kind and each organ that has any. */
  private void feeds(Path site, List<Decision> decisions) throws IOException {
    feed(site, "decisions", "最新行政执法决定", decisions);
    for (Kind kind : Kind.values()) {
      feed(
          site,
          kind.slug(),
          "最新" + Labels.of(kind) + "决定",
          decisions.stream().filter(d -> d.kind() == kind).toList());
    }
    Map<String, List<Decision>> byOrgan = new TreeMap<>();
    decisions.forEach(
        d -> byOrgan.computeIfAbsent(d.organ().code(), code -> new ArrayList<>()).add(d));
    for (Map.Entry<String, List<Decision>> organ : byOrgan.entrySet()) {
      String name = organ.getValue().getFirst().organ().name();
      feed(site, "organ-" + organ.getKey(), name + "最新行政执法决定", organ.getValue());
    }
  }

  private void feed(Path site, String name, String title, List<Decision> decisions)
      throws IOException {
    List<Decision> latest = AtomFeed.latest(decisions);
    String full = settings.name() + "：" + title;
    AtomFeed.write(site, settings, "feeds/" + name + ".atom", full, latest);
    JsonFeed.write(site, settings, "feeds/" + name + ".json", full, latest);
  }
}
