package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongshi.site.bake.Baked;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.PerList;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.log.PublicationLog;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;
import org.gongshi.site.takedown.Suppression;
import org.jspecify.annotations.Nullable;

/** The step's door. */
public final class Feeds {

  private final SiteSettings settings;
  private final PerList<Map<String, List<KnownDecision>>> newest;

  /**
   * Feeds of a site.
   *
   * @param newest what earlier builds found out about each month: its decisions by the code of
   *     their organ, newest first
   */
  public Feeds(SiteSettings settings, PerList<Map<String, List<KnownDecision>>> newest) {
    this.settings = settings;
    this.newest = newest;
  }

  /** Files that name what is gone, and have to. */
  public static boolean tellsOfRemoved(String path) {
    return path.equals(Removed.FEED)
        || path.startsWith(PublicationLog.FOLDER + "/")
        || (path.startsWith("sitemap-removed") && path.endsWith(".xml"));
  }

  /** What the files say of days: another text on another day means that they change. */
  public static String day(List<Suppression> gone, LocalDate today) {
    return Removed.lately(gone, today).stream()
        .map(Suppression::id)
        .collect(Collectors.joining(" "));
  }

  /**
   * What was written, and what is the last release's.
   *
   * @param addresses how many the sitemap of each folder of the plan has
   * @param made what each feed was made of, by path
   * @param kept feeds of the last release, by path
   */
  public record Fed(
      SortedMap<String, Integer> addresses,
      SortedMap<String, String> made,
      Map<String, PublicFile> kept) {}

  /**
   * Writes feeds, open data, sitemaps and robots.txt below the site's root.
   *
   * @param files gives the decisions' texts
   * @param last where the last release lies, for the data that is taken over from it
   */
  public Fed write(
      Path site, Baked baked, DecisionFiles files, @Nullable Places last, LocalDate today)
      throws IOException {
    Plan.Bake plan = baked.plan();
    List<Suppression> gone = plan.publishable().gone();
    LatestFeeds feeds = new LatestFeeds(site, settings, plan, last);
    feeds.write(newest);
    Catalogue.write(site, settings, new OpenData(site, settings, files, last).write(plan));
    Removed.writeFeed(site, gone);
    SortedMap<String, Integer> addresses = sitemaps(site, baked);
    List<String> all = new ArrayList<>();
    all.addAll(Sitemap.parts(Sitemap.PAGES, addresses.getOrDefault("", 0)));
    addresses.remove("");
    SortedMap<String, Integer> folders = new TreeMap<>(addresses);
    plan.kept().forEach((folder, ref) -> folders.put(folder, ref.addresses()));
    folders.remove(Tree.GONE);
    folders.forEach((folder, count) -> all.addAll(Sitemap.parts(in(folder), count)));
    all.addAll(Removed.writeSitemap(site, settings, gone, today));
    Sitemap.index(site, settings, all);
    Files.writeString(
        site.resolve("robots.txt"),
        "User-agent: *\nDisallow: /search/?\nDisallow: /api/\nDisallow: /gone/\n\nSitemap: "
            + settings.url(Sitemap.PATH)
            + "\n");
    return new Fed(addresses, feeds.made(), feeds.kept());
  }

  private SortedMap<String, Integer> sitemaps(Path site, Baked baked) throws IOException {
    Plan.Bake plan = baked.plan();
    SortedMap<String, List<String>> pages = new TreeMap<>();
    pages.put("", new ArrayList<>());
    for (String page : baked.listed()) {
      pages.computeIfAbsent(plan.folder(page), folder -> new ArrayList<>()).add(page);
    }
    SortedMap<String, Integer> addresses = new TreeMap<>();
    for (Map.Entry<String, List<String>> folder : pages.entrySet()) {
      TreeMap<String, String> changed = new TreeMap<>();
      Plan.Folder own = plan.folders().get(folder.getKey());
      if (own != null) {
        for (KnownDecision known : own.live().values()) {
          Decision decision = known.decision();
          changed.put(decision.pagePath(), decision.disclosure().approvedOn().toString());
        }
      }
      List<String> sorted = new ArrayList<>(folder.getValue());
      sorted.addAll(changed.keySet());
      sorted.sort(null);
      addresses.put(folder.getKey(), sorted.size());
      String path = folder.getKey().isEmpty() ? Sitemap.PAGES : in(folder.getKey());
      Sitemap.write(site, path, settings, sorted, changed);
    }
    return addresses;
  }

  private static String in(String folder) {
    return folder + "/" + Sitemap.PATH;
  }
}
