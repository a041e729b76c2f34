package org.gongshi.site.serve;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.takedown.Takedowns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server of one data folder, or of several below different paths. */
public final class SiteServer {

  private static final Logger LOG = LoggerFactory.getLogger(SiteServer.class);

  /** Nothing but the site's own files; {@code docs/web-servers.md} has the same. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final List<Header> SECURITY =
      List.of(
          HeaderValues.createCached("Content-Security-Policy", POLICY),
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "same-origin"),
          HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.createCached(
              "Permissions-Policy", "camera=(), geolocation=(), microphone=()"));

  /**
   * Bytes of a request's first line; a search that is far too long still gets a page that says so.
   */
  private static final int LONGEST_ADDRESS = 64 << 10;

  /** How often a switch is looked for where no request comes. */
  private static final long FOLLOW_MILLIS = 1_000;

  private final WebServer server;
  private final List<Mounted> mounted;
  private final ScheduledExecutorService following =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("releases").factory());
  private final Future<?> looking;

  private SiteServer(WebServer server, List<Mounted> mounted) {
    this.server = server;
    this.mounted = mounted;
    this.looking =
        following.scheduleWithFixedDelay(
            () -> mounted.forEach(one -> one.current().follow()),
            FOLLOW_MILLIS,
            FOLLOW_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /**
   * A site to be served.
   *
   * @param key for the words of suppressions; one whose signature fails still suppresses
   * @param path of its root, with a slash at both ends
   */
  public record Served(DataFolder data, TrustedKey key, String path) {}

  private record Mounted(Served site, CurrentRelease current, SitePages pages) {
    static Mounted of(Served site) {
      CurrentRelease current = new CurrentRelease(site.data());
      current.warmUp();
      Takedowns takedowns = new Takedowns(site.data().content(), site.key());
      return new Mounted(site, current, new SitePages(current, takedowns));
    }
  }

  /** Starts serving one site at the root. */
  public static SiteServer start(DataFolder data, TrustedKey key, String host, int port) {
    return start(List.of(new Served(data, key, "/")), host, port);
  }

  /**
   * Starts serving.
   *
   * @param sites each at a path of its own
   * @param port 0 for any free one
   * @throws UncheckedIOException if it cannot listen there
   */
  public static SiteServer start(List<Served> sites, String host, int port) {
    return start(sites, host, port, Map.of());
  }

  /**
   * The same beside answers that are nothing but bytes: a bench tells by them what a server costs
   * that has nothing to do.
   *
   * @param constants HTML by path; those that are added later count
   */
  public static SiteServer start(
      List<Served> sites, String host, int port, Map<String, byte[]> constants) {
    // The longest path first: what lies below another site's root is not that site's.
    List<Mounted> mounted =
        sites.stream()
            .sorted(Comparator.comparing((Served site) -> site.path().length()).reversed())
            .map(Mounted::of)
            .toList();
    WebServer server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .addProtocol(Http1Config.builder().maxPrologueLength(LONGEST_ADDRESS).build())
            .addRouting(routing(mounted, constants))
            .build()
            .start();
    if (!server.isRunning()) { // the server only logs that it could not
      throw new UncheckedIOException(new IOException("cannot listen on " + host + ":" + port));
    }
    return new SiteServer(server, mounted);
  }

  /** Where a site's root is served; null where it is not. */
  public @Nullable String pathOf(DataFolder data) {
    return mounted.stream()
        .map(Mounted::site)
        .filter(site -> site.data().equals(data))
        .map(Served::path)
        .findFirst()
        .orElse(null);
  }

  private static HttpRouting.Builder routing(List<Mounted> mounted, Map<String, byte[]> constants) {
    return HttpRouting.builder()
        .addFilter(SiteServer::log)
        .any(
            (request, response) -> {
              byte[] constant = constants.get(request.path().rawPath());
              if (constant == null) {
                handle(mounted, request, response);
              } else {
                Answer.html(Status.OK_200, constant).send(request, response);
              }
            })
        .error(
            Throwable.class,
            (request, response, error) -> {
              LOG.error("cannot answer", error);
              PlainPage.of(Status.INTERNAL_SERVER_ERROR_500, "暂时无法显示", "请稍后再试。")
                  .send(request, response);
            });
  }

  private static void handle(List<Mounted> mounted, ServerRequest request, ServerResponse response)
      throws IOException {
    String path = request.path().rawPath();
    for (Mounted one : mounted) {
      String root = one.site().path();
      if (path.startsWith(root)) {
        one.pages().handle(request, response, path.substring(root.length() - 1));
        return;
      }
      if (path.concat("/").equals(root)) {
        response.header(HeaderNames.LOCATION, root);
        response.status(Status.MOVED_PERMANENTLY_301).send();
        return;
      }
    }
    PlainPage.of(Status.NOT_FOUND_404, "没有这个网页", "请核对地址。").send(request, response);
  }

  /**
   * Adds what every answer carries, and a line to the access log: no query, since people search for
   * names.
   */
  private static void log(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    SECURITY.forEach(response::header);
    boolean last = request.headers().contains(HeaderValues.CONNECTION_CLOSE);
    if (last) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    long start = System.nanoTime();
    response.whenSent(
        () ->
            LOG.info(
                "{} {} {} {}B {}ms",
                request.prologue().method().text(),
                request.path().rawPath(),
                response.status().code(),
                response.bytesWritten(),
                (System.nanoTime() - start) / 1_000_000));
    chain.proceed();
    if (last && response.isSent()) {
      // Helidon 4.3 waits for another request even so; this is its own way to end a connection.
      throw new CloseConnectionException("the visitor asked for it");
    }
  }

  public int port() {
    return server.port();
  }

  /** Ends what is being answered, then stops. */
  public void stop() {
    server.stop();
    looking.cancel(false);
    following.close();
    for (Mounted one : mounted) {
      one.pages().close();
      try {
        one.current().close();
      } catch (IOException e) {
        LOG.warn("the index did not close", e);
      }
    }
  }
}
