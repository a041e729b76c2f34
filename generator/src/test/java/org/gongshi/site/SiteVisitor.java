package org.gongshi.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.release.Releases;
import org.gongshi.site.search.shards.SearchShards;
import org.gongshi.site.takedown.Suppression;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Reads a site from end to end in random order, anew after each switch, what was withdrawn first.
 * It complains of an answer that is not the one file of the release that was current when it asked,
 * of a page with a link that leads nowhere in its release, and of any trace of what that release
 * has withdrawn.
 */
final class SiteVisitor implements Runnable {

  /** A decision's own words, which a search finds by what stands before the last character. */
  private static final Pattern MARK = Pattern.compile("印(\\d{5})记");

  private static final Pattern ID = Pattern.compile("01kas3yfcy7mts[0-9a-z]{12}");

  /** How a web server answers; what it shows may be searched or not. */
  interface Server {
    Reply get(String path) throws IOException, InterruptedException;

    boolean searches();
  }

  record Reply(int status, byte[] body) {}

  /** A release that was current when the visitor looked. */
  private record Seen(
      String release,
      SortedMap<String, PublicFile> files,
      SortedMap<String, Suppression> gone,
      Set<String> live) {

    boolean has(String path, Reply reply) {
      PublicFile file = files.get(path);
      return file != null
          && reply.status() == 200
          && file.size() == reply.body().length
          && file.sha256().equals(Sha256.of(reply.body()));
    }
  }

  private final TestInstallation site;
  private final Server server;
  private final Random random;
  private final Map<String, Seen> releases = new ConcurrentHashMap<>();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Deque<String> ways = new ArrayDeque<>();
  private String last = "";
  private int answers;
  private int acrossSwitches;

  SiteVisitor(TestInstallation site, Server server, long seed) {
    this.site = site;
    this.server = server;
    this.random = new Random(seed);
  }

  /** What a decision says of itself alone. */
  static String mark(int number) {
    return "印%05d记".formatted(number);
  }

  @Override
  public void run() {
    try {
      while (!stopped.get()) {
        Seen now = now();
        plan(now);
        visit(now, ways.remove());
        Thread.sleep(4);
      }
    } catch (IOException | RuntimeException e) {
      complaints.add("the visitor cannot go on: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopped.set(true);
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** How many answers were looked at. */
  int answers() {
    return answers;
  }

  /** How many of them came while the site was switched. */
  int acrossSwitches() {
    return acrossSwitches;
  }

  /** How many releases were seen. */
  int releases() {
    return releases.size();
  }

  private Seen now() throws IOException {
    while (true) {
      String release = site.current().getFileName().toString();
      Seen known = releases.get(release);
      if (known != null) {
        return known;
      }
      try {
        Manifest manifest = new Releases(site.data()).manifest(site.data().release(release));
        Seen seen =
            new Seen(release, manifest.files(), manifest.gone(), manifest.sources().keySet());
        releases.put(release, seen);
        return seen;
      } catch (NoSuchFileException e) {
        // It was purged since.
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof NoSuchFileException)) {
          throw e;
        }
      }
    }
  }

  private void plan(Seen now) {
    if (now.release().compareTo(last) < 0) {
      complaints.add("the site went back from " + last + " to " + now.release());
    }
    if (ways.isEmpty() || !now.release().equals(last)) {
      List<String> all = new ArrayList<>(now.files().keySet());
      if (server.searches()) {
        now.live().forEach(id -> all.add("live:" + id));
        all.remove("search/index.html"); // is made when it is asked for
      }
      Collections.shuffle(all, random);
      List<String> withdrawn = new ArrayList<>();
      now.gone().values().stream()
          .filter(
              gone ->
                  !releases.containsKey(last)
                      || !releases.get(last).gone().containsKey(gone.id())
                      || random.nextInt(20) == 0)
          .forEach(
              gone -> {
                withdrawn.add(gone.path());
                withdrawn.add(gone.path().replaceAll("html$", "json"));
                if (server.searches()) {
                  withdrawn.add("gone:" + gone.id());
                }
              });
      ways.clear();
      ways.addAll(withdrawn);
      ways.addAll(all);
      last = now.release();
    }
  }

  private void visit(Seen before, String way) throws InterruptedException, IOException {
    try {
      switch (way.replaceAll(":.*", "")) {
        case "live" -> search(before, way.substring("live:".length()), true);
        case "gone" -> search(before, way.substring("gone:".length()), false);
        default -> file(before, way);
      }
    } catch (IOException e) {
      complaints.add(way + " " + e);
    }
  }

  private void file(Seen before, String path) throws IOException, InterruptedException {
    Reply reply = server.get(path);
    List<Seen> current = until(before);
    answers++;
    boolean held = server.searches() && reply.status() == 410 && suppressed(path);
    List<Seen> of = current.stream().filter(seen -> seen.has(path, reply)).toList();
    boolean absent =
        current.stream().anyMatch(seen -> !seen.files().containsKey(path))
            && (reply.status() == 404 || reply.status() == 410);
    if (of.isEmpty() && !absent && !held) {
      complaints.add(
          path + " in " + releasesOf(current) + ": " + reply.status() + ", not the file");
    }
    if (!of.isEmpty()) {
      links(of, path, reply.body());
    }
    if (reply.status() == 200) {
      byte[] plain = SearchShards.plain(path, reply.body());
      traces(before, path, new String(plain, StandardCharsets.UTF_8));
    }
  }

  /** What may have been current since. */
  private List<Seen> until(Seen before) throws IOException {
    Seen after = now();
    if (after.release().equals(before.release())) {
      return List.of(before);
    }
    acrossSwitches++;
    return List.of(before, after);
  }

  private static List<String> releasesOf(List<Seen> all) {
    return all.stream().map(Seen::release).toList();
  }

  /** A suppression on disk counts before the release that follows it. */
  private boolean suppressed(String path) {
    Matcher id = ID.matcher(path);
    return id.find() && Files.exists(suppression(id.group()));
  }

  private Path suppression(String id) {
    return site.content().resolve("suppressed").resolve(id + ".json");
  }

  private void links(List<Seen> of, String path, byte[] body) {
    if (!path.endsWith(".html")) {
      return;
    }
    String html = new String(body, StandardCharsets.UTF_8);
    if (!html.stripTrailing().endsWith("</html>")) {
      complaints.add(path + " has no end");
    }
    URI here = URI.create("http://site.example/" + path);
    for (Element link : Jsoup.parse(html).select("[href], [src], form[action]")) {
      for (String attribute : List.of("href", "src", "action")) {
        if (link.hasAttr(attribute) && !leadsSomewhere(of, here.resolve(link.attr(attribute)))) {
          complaints.add(path + " leads to " + link.attr(attribute));
        }
      }
    }
  }

  private static boolean leadsSomewhere(List<Seen> of, URI target) {
    if (!"site.example".equals(target.getHost())) {
      return true;
    }
    String path = target.getPath().substring(1);
    String file = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    return of.stream().anyMatch(seen -> seen.files().containsKey(file));
  }

  /** Nothing of what was gone before the answer was asked for, but where it is named by design. */
  private void traces(Seen before, String way, String text) {
    Set<String> found = new TreeSet<>();
    if (!way.startsWith("gone/") && !Feeds.tellsOfRemoved(way)) {
      ids(way + " " + text)
          .filter(id -> !isNamedByLaterEdition(before, way, id))
          .forEach(found::add);
    }
    MARK.matcher(text)
        .results()
        .forEach(mark -> found.add(Sample.id(Integer.parseInt(mark.group(1)))));
    found.retainAll(before.gone().keySet());
    found.forEach(id -> complaints.add(way + " in " + before.release() + " shows " + id));
  }

  private static boolean isNamedByLaterEdition(Seen before, String path, String id) {
    Suppression gone = before.gone().get(id);
    String later = gone == null ? null : gone.replacedBy();
    return later != null && path.startsWith("decisions/") && path.contains(later);
  }

  /** As a page, as data, and as it is typed. */
  private void search(Seen before, String id, boolean live)
      throws IOException, InterruptedException {
    String mark = mark(Sample.numberOf(id));
    String query = URLEncoder.encode(mark.substring(0, mark.length() - 1), StandardCharsets.UTF_8);
    for (String way : List.of("search/?q=", "api/search?q=", "api/suggest?q=")) {
      Reply reply = server.get(way + query);
      List<Seen> current = until(before);
      answers++;
      String text = new String(reply.body(), StandardCharsets.UTF_8);
      if (reply.status() != 200) {
        complaints.add(way + mark + ": " + reply.status());
      }
      if (way.startsWith("search/") && !text.stripTrailing().endsWith("</html>")) {
        complaints.add(way + mark + " has no end");
      }
      boolean sure = current.size() == 1 && !Files.exists(suppression(id));
      boolean expected = live && sure && !way.contains("suggest");
      if (expected && !text.contains(id)) {
        complaints.add(way + mark + " in " + releasesOf(current) + " does not find " + id);
      }
      traces(before, way, text);
    }
  }

  private static Stream<String> ids(String text) {
    return ID.matcher(text).results().map(match -> match.group());
  }
}
