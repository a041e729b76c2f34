package org.gongshi.site.state;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the state of a watch over HTTP, to whoever may reach the address: it asks for no login. */
public final class StateServer {

  private static final Logger LOG = LoggerFactory.getLogger(StateServer.class);

  private static final List<Header> ALWAYS =
      List.of(
          HeaderValues.createCached(
              "Content-Security-Policy",
              "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"),
          HeaderValues.createCached("Cache-Control", "no-store"));

  private static final String JSON = "application/json";

  private final WebServer server;

  private StateServer(WebServer server) {
    this.server = server;
  }

  /**
   * Starts telling.
   *
   * @param port 0 for any free one
   * @throws UncheckedIOException if it cannot listen there
   */
  public static StateServer start(Logbook logbook, Health.Limits limits, String host, int port) {
    WebServer server =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .addRouting(routing(logbook, limits))
            .build()
            .start();
    if (!server.isRunning()) { // the server only logs that it could not
      throw new UncheckedIOException(new IOException("cannot listen on " + host + ":" + port));
    }
    return new StateServer(server);
  }

  public int port() {
    return server.port();
  }

  public void stop() {
    server.stop();
  }

  private static HttpRouting.Builder routing(Logbook logbook, Health.Limits limits) {
    byte[] css = css();
    return HttpRouting.builder()
        .any((request, response) -> answer(logbook, limits, css, request, response))
        .error(
            Throwable.class,
            (request, response, error) -> {
              LOG.error("cannot answer", error);
              problem(
                  request,
                  response,
                  Status.INTERNAL_SERVER_ERROR_500,
                  "INTERNAL",
                  "暂时无法显示",
                  "请查看日志。");
            });
  }

  private static void answer(
      Logbook logbook,
      Health.Limits limits,
      byte[] css,
      ServerRequest request,
      ServerResponse response) {
    ALWAYS.forEach(response::header);
    Method method = request.prologue().method();
    if (!method.equals(Method.GET) && !method.equals(Method.HEAD)) {
      response.header(HeaderNames.ALLOW, "GET, HEAD");
      problem(
          request,
          response,
          Status.METHOD_NOT_ALLOWED_405,
          "METHOD_NOT_ALLOWED",
          "不支持的请求方法",
          "运行状态只能查看，请用 GET。");
      return;
    }
    State state = logbook.now();
    Health health = Health.of(state, limits);
    switch (request.path().path()) {
      case "/" ->
          send(request, response, "text/html; charset=utf-8", bytes(StatePage.of(state, health)));
      case "/state.css" -> send(request, response, "text/css; charset=utf-8", css);
      case "/state" -> send(request, response, JSON, Json.pretty(state));
      case "/metrics" -> send(request, response, Metrics.TYPE, bytes(Metrics.of(state, health)));
      case "/health" -> {
        response.status(health.isGood() ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
        send(request, response, JSON, Json.pretty(health));
      }
      default ->
          problem(
              request,
              response,
              Status.NOT_FOUND_404,
              "NOT_FOUND",
              "没有这个地址",
              "可用的地址：/、/state、/metrics、/health。");
    }
  }

  /** Problem details (RFC 9457). */
  private static void problem(
      ServerRequest request,
      ServerResponse response,
      Status status,
      String code,
      String title,
      String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:gongshi:problem:" + code);
    problem.put("title", title);
    problem.put("status", status.code());
    problem.put("detail", detail);
    problem.put("code", code);
    response.status(status);
    send(request, response, "application/problem+json", Json.compact(problem));
  }

  private static void send(
      ServerRequest request, ServerResponse response, String type, byte[] body) {
    response.header(HeaderNames.CONTENT_TYPE, type);
    if (request.prologue().method().equals(Method.HEAD)) {
      response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(body.length));
      response.send();
    } else {
      response.send(body);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] css() {
    try (InputStream css = StateServer.class.getResourceAsStream("state.css")) {
      if (css == null) {
        throw new IllegalStateException("state.css is missing");
      }
      return css.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
