package org.gongshi.site.serve;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.takedown.Takedowns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server of a data folder. */
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

  private final WebServer server;
  private final CurrentRelease current;
  private final SitePages pages;

  private SiteServer(WebServer server, CurrentRelease current, SitePages pages) {
    this.server = server;
    this.current = current;
    this.pages = pages;
  }

  /**
   * Starts serving.
   *
   * @param key for the words of suppressions; one whose signature fails still suppresses
   * @param port 0 for any free one
   * @throws UncheckedIOException if it cannot listen there
   */
  public static SiteServer start(DataFolder data, TrustedKey key, String host, int port) {
    return start(data, key, host, port, Map.of());
  }

  /**
   * The same beside answers that are nothing but bytes: a bench tells by them what a server costs
   * that has nothing to do.
   *
   * @param constants HTML by path; those that are added later count
   */
  public static SiteServer start(
      DataFolder data, TrustedKey key, String host, int port, Map<String, byte[]> constants) {
    CurrentRelease current = new CurrentRelease(data);
    current.warmUp();
    SitePages pages = new SitePages(current, new Takedowns(data.content(), key));
    WebServer server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .addProtocol(Http1Config.builder().maxPrologueLength(LONGEST_ADDRESS).build())
            .addRouting(routing(pages, constants))
            .build()
            .start();
    if (!server.isRunning()) { // the server only logs that it could not
      throw new UncheckedIOException(new IOException("cannot listen on " + host + ":" + port));
    }
    return new SiteServer(server, current, pages);
  }

  /** The routes alone, for tests. */
  static HttpRouting.Builder routing(CurrentRelease current, Takedowns takedowns) {
    return routing(new SitePages(current, takedowns), Map.of());
  }

  private static HttpRouting.Builder routing(SitePages pages, Map<String, byte[]> constants) {
    return HttpRouting.builder()
        .addFilter(SiteServer::log)
        .any(
            (request, response) -> {
              byte[] constant = constants.get(request.path().rawPath());
              if (constant == null) {
                pages.handle(request, response);
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
    pages.close();
    try {
      current.close();
    } catch (IOException e) {
      LOG.warn("the index did not close", e);
    }
  }
}
