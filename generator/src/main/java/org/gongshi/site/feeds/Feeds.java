package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.gongshi.site.bake.Baked;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.SignedDecision;
import org.gongshi.site.content.SiteSettings;

/** The step's door. */
public final class Feeds {

  private final SiteSettings settings;

  public Feeds(SiteSettings settings) {
    this.settings = settings;
  }

  /** Writes the feed, the sitemap and robots.txt below the site's root. */
  public void write(Path site, Baked baked, List<SignedDecision> signed) throws IOException {
    List<Decision> decisions = signed.stream().map(SignedDecision::decision).toList();
    AtomFeed.write(site, settings, decisions);
    TreeMap<String, String> changed = new TreeMap<>();
    decisions.forEach(d -> changed.put(d.pagePath(), d.disclosure().approvedOn().toString()));
    Sitemap.write(site, settings, baked.listed().stream().sorted().toList(), changed);
    Files.writeString(
        site.resolve("robots.txt"),
        "User-agent: *\nDisallow: /search/?\nDisallow: /api/\nDisallow: /gone/\n\nSitemap: "
            + settings.url(Sitemap.PATH)
            + "\n");
  }
}
