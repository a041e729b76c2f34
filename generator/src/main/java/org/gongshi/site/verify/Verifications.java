package org.gongshi.site.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.gongshi.site.bake.Baked;
import org.gongshi.site.content.EditorialPage;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.search.shards.SearchShards;
import org.gongshi.site.takedown.Suppression;
import org.gongshi.site.verify.Finding.Fault;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The step's door before the switch, for the public files. What a release takes over from the last
 * one was looked at then, so this reads only what is new, in proportion to what changed.
 */
public final class Verifications {

  private static final String SEARCH = SearchShards.FOLDER;

  private final Links links;
  private final Plan.Bake plan;
  private final IdTraces suppressed;
  private final IdTraces removed;
  private final @Nullable Places last;

  /**
   * A look at one release.
   *
   * @param last where the last release lies, for links to what is taken over from it
   */
  public Verifications(SiteSettings settings, Plan.Bake plan, @Nullable Places last) {
    this.links = new Links(settings.baseUrl());
    this.plan = plan;
    this.last = last;
    this.removed = new IdTraces(Set.copyOf(plan.removed()));
    Set<String> gone =
        plan.publishable().gone().stream().map(Suppression::id).collect(Collectors.toSet());
    this.suppressed = new IdTraces(gone);
  }

  /** Reads every new file of a staged release once, but for those of the static search. */
  public Verified pages(Path site, Baked baked, Progress progress) throws IOException {
    Set<String> there = StagedFiles.below(site, "", SEARCH::equals, baked.kept().keySet());
    Verified pages = look(site, there, baked, progress);
    List<Finding> missing =
        planned(baked).stream()
            .filter(path -> !there.contains(path))
            .map(path -> new Finding(Fault.MISSING_FILE, path, ""))
            .toList();
    return pages.and(missing);
  }

  /** Reads every new file of the static search once. */
  public Verified search(Path site, Baked baked, Progress progress) throws IOException {
    Set<String> there = StagedFiles.below(site, SEARCH, folder -> false, baked.kept().keySet());
    return look(site, there, baked, progress);
  }

  private Verified look(Path site, Set<String> paths, Baked baked, Progress progress)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    SortedMap<String, PublicFile> files = new TreeMap<>();
    List<Unread> unread = new ArrayList<>();
    for (String path : paths) {
      PublicFile kept = kept(site, path, baked);
      if (kept == null || mayLinkToRemoved(path)) {
        unread.add(new Unread(path, kept));
      } else {
        files.put(path, kept);
      }
    }
    AtomicLong done = new AtomicLong();
    List<Look> looks;
    try {
      looks =
          unread.parallelStream()
              .map(
                  file -> {
                    Look look = look(site, file.path(), paths, file.kept());
                    progress.at("核验版本", done.incrementAndGet(), unread.size());
                    return look;
                  })
              .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Look look : looks) {
      files.put(look.path(), look.file());
      findings.addAll(look.findings());
    }
    return new Verified(files, findings);
  }

  /**
   * A file that has to be read.
   *
   * @param kept what is known of it where it is the last release's
   */
  private record Unread(String path, @Nullable PublicFile kept) {}

  /** What one file says. */
  private record Look(String path, PublicFile file, List<Finding> findings) {}

  private Look look(Path site, String path, Set<String> there, @Nullable PublicFile kept) {
    try {
      byte[] bytes = Files.readAllBytes(site.resolve(path));
      if (kept != null && !isEditorial(path) && removed.in(bytes).isEmpty()) {
        return new Look(path, kept, List.of()); // an address of a decision has its id
      }
      List<Finding> findings = new ArrayList<>();
      for (String id : suppressed.ofFile(path, SearchShards.plain(path, bytes)).keySet()) {
        if (!path.startsWith("gone/")
            && !Feeds.tellsOfRemoved(path)
            && !Naming.byLaterEdition(new Places(site, new TreeMap<>()), path, id)) {
          findings.add(new Finding(Fault.SUPPRESSED_TRACE, path, id));
        }
      }
      if ((path.endsWith(".xml") || path.endsWith(".atom")) && !isXml(bytes)) {
        findings.add(new Finding(Fault.MALFORMED_XML, path, ""));
      }
      for (String target : links.of(path, bytes, findings)) {
        if (!there.contains(target) && !isShared(target)) {
          findings.add(new Finding(deadLink(path, target), path, target + line(path, target)));
        }
      }
      PublicFile file = new PublicFile(Sha256.of(bytes), bytes.length);
      return new Look(path, file, findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is known of a file that is the last release's. */
  private @Nullable PublicFile kept(Path site, String path, Baked baked) {
    PublicFile kept = baked.kept().get(path);
    if (kept != null || plan.full() || last == null) {
      return kept;
    }
    PublicFile before = plan.root().files().get(path);
    if (before == null) {
      return null;
    }
    try {
      Path old = last.resolve(path);
      boolean same = Files.exists(old) && Files.isSameFile(site.resolve(path), old);
      return same ? before : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Of what is taken over, only pages outside of the lists may link to a page that is not there any
   * more; the webmaster's are looked at each time, so that a dead link is told again.
   */
  private boolean mayLinkToRemoved(String path) {
    return path.endsWith(".html")
        && (isEditorial(path) || (!plan.removed().isEmpty() && plan.folder(path).isEmpty()));
  }

  /** Whether a path is in a folder that is taken over from the last release. */
  private boolean isShared(String path) {
    return last != null
        && plan.kept().containsKey(plan.folder(path))
        && Files.isRegularFile(last.resolve(path));
  }

  private static Fault deadLink(String from, String target) {
    return isEditorial(from) || isEditorial(target) ? Fault.EDITORIAL_DEAD_LINK : Fault.DEAD_LINK;
  }

  /**
   * Where a page of the webmaster's own has the link: its file and line, nothing for other pages.
   */
  private String line(String from, String target) {
    String name = target.substring(target.lastIndexOf('/') + 1);
    for (EditorialPage page : plan.publishable().pages()) {
      if (page.pagePath().equals(from)) {
        List<String> lines = page.text().lines().toList();
        for (int line = 0; line < lines.size(); line++) {
          if (lines.get(line).contains(name)) {
            String file = page.section() + "/" + page.slug() + ".md";
            return " (pages/" + file + " line " + (line + 1) + ")";
          }
        }
      }
    }
    return "";
  }

  /** Sections that hold nothing but the webmaster's own pages. */
  private static boolean isEditorial(String path) {
    return path.endsWith(".html")
        && !path.endsWith("/index.html")
        && (path.startsWith("about/")
            || path.startsWith("policies/")
            || path.startsWith("registers/"));
  }

  private List<String> planned(Baked baked) {
    List<String> planned = new ArrayList<>(baked.pages());
    for (Plan.Folder folder : plan.folders().values()) {
      for (KnownDecision known : folder.live().values()) {
        planned.add(known.decision().jsonPath());
        planned.add(known.decision().signaturePath());
        known.decision().attached().forEach(attachment -> planned.add(attachment.path()));
      }
    }
    planned.addAll(List.of("feeds/decisions.atom", "sitemap.xml", "robots.txt"));
    return planned;
  }

  private static boolean isXml(byte[] bytes) throws IOException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new ByteArrayInputStream(bytes), new DefaultHandler());
      return true;
    } catch (SAXException e) {
      return false;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own parser knows these features", e);
    }
  }
}
