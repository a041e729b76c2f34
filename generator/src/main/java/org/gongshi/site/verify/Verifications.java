package org.gongshi.site.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.gongshi.site.bake.Baked;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.content.SignedDecision;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.search.SearchIndex;
import org.gongshi.site.takedown.Publishable;
import org.gongshi.site.takedown.Suppression;
import org.gongshi.site.verify.Finding.Fault;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The step's door before the switch. */
public final class Verifications {

  private final Links links;
  private final Publishable publishable;

  public Verifications(SiteSettings settings, Publishable publishable) {
    this.links = new Links(settings.baseUrl());
    this.publishable = publishable;
  }

  /** Reads every file of a staged release once. */
  public Verified look(Path site, Path index, Baked baked) throws IOException {
    SortedMap<String, PublicFile> files = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    TreeMap<String, String> targets = new TreeMap<>();
    Set<String> suppressed =
        publishable.gone().stream().map(Suppression::id).collect(Collectors.toSet());
    List<Look> looks =
        FoundFiles.below(site).files().parallelStream()
            .map(path -> look(site, path, suppressed))
            .toList();
    for (Look look : looks) {
      files.put(look.path(), look.file());
      findings.addAll(look.findings());
      look.targets().forEach(target -> targets.putIfAbsent(target, look.path()));
    }
    planned(baked).stream()
        .filter(path -> !files.containsKey(path))
        .forEach(path -> findings.add(new Finding(Fault.MISSING_FILE, path, "")));
    targets.forEach(
        (target, from) -> {
          if (!files.containsKey(target)) {
            findings.add(new Finding(deadLink(from, target), from, target));
          }
        });
    findings.addAll(index(index, suppressed));
    findings.sort(Comparator.comparing(Finding::fault).thenComparing(Finding::path));
    return new Verified(files, List.copyOf(findings));
  }

  /** What one file says. */
  private record Look(String path, PublicFile file, List<String> targets, List<Finding> findings) {}

  private Look look(Path site, String path, Set<String> suppressed) {
    try {
      byte[] bytes = Files.readAllBytes(site.resolve(path));
      List<Finding> findings = new ArrayList<>();
      for (String id : IdTraces.of(path, bytes, suppressed).keySet()) {
        if (!path.equals("gone/" + id + ".html") && !Naming.byLaterEdition(site, path, id)) {
          findings.add(new Finding(Fault.SUPPRESSED_TRACE, path, id));
        }
      }
      if ((path.endsWith(".xml") || path.endsWith(".atom")) && !isXml(bytes)) {
        findings.add(new Finding(Fault.MALFORMED_XML, path, ""));
      }
      PublicFile file = new PublicFile(Sha256.of(bytes), bytes.length);
      return new Look(path, file, targets(path, bytes), findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> targets(String path, byte[] bytes) {
    if (path.endsWith(".html")) {
      return links.ofPage(path, bytes);
    }
    return path.endsWith(".css") ? links.ofStyleSheet(path, bytes) : List.of();
  }

  private static Fault deadLink(String from, String target) {
    return isEditorial(from) || isEditorial(target) ? Fault.EDITORIAL_DEAD_LINK : Fault.DEAD_LINK;
  }

  /** Sections that hold nothing but the webmaster's own pages. */
  private static boolean isEditorial(String path) {
    return path.endsWith(".html")
        && !path.endsWith("/index.html")
        && (path.startsWith("about/") || path.startsWith("policies/"));
  }

  private List<String> planned(Baked baked) {
    List<String> planned = new ArrayList<>(baked.pages());
    for (SignedDecision signed : publishable.decisions()) {
      planned.add(signed.decision().jsonPath());
      planned.add(signed.decision().signaturePath());
      signed.decision().attached().forEach(attachment -> planned.add(attachment.path()));
    }
    planned.addAll(List.of("feeds/decisions.atom", "sitemap.xml", "robots.txt"));
    return planned;
  }

  private List<Finding> index(Path folder, Set<String> suppressed) throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (SearchIndex index = SearchIndex.open(folder)) {
      if (index.size() != publishable.decisions().size()) {
        findings.add(new Finding(Fault.INDEX_INCOMPLETE, "index", String.valueOf(index.size())));
      }
      for (Map.Entry<String, Integer> hit :
          Surfaces.inIndex(folder, index, suppressed).entrySet()) {
        findings.add(new Finding(Fault.SUPPRESSED_TRACE, "index", hit.getKey()));
      }
    }
    return findings;
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
