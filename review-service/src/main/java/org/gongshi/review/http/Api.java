package org.gongshi.review.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gongshi.review.audit.Reads;
import org.gongshi.review.database.DatabaseUnavailableException;
import org.gongshi.review.identity.TooBusyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes, guards and answers every endpoint; whatever goes wrong leaves as a problem, never as a
 * stack trace.
 */
public final class Api {
  private static final Logger LOG = LoggerFactory.getLogger(Api.class);
  private static final Logger ACCESS = LoggerFactory.getLogger("org.gongshi.review.access");

  private static final HeaderName X_CONTENT_TYPE_OPTIONS =
      HeaderNames.create("X-Content-Type-Options");

  private static final String PROBLEM_JSON = "application/problem+json; charset=UTF-8";

  private final Gate gate;
  private final ReadTrace trace;
  private final List<Endpoint> endpoints;

  public Api(Gate gate, Reads reads, List<Endpoint> endpoints) {
    this.gate = gate;
    this.trace = new ReadTrace(reads);
    this.endpoints = List.copyOf(endpoints);
  }

  /** Adds all routes; static so that tests run the same ones. */
  public void register(HttpRouting.Builder routing) {
    routing.addFilter(
        (chain, request, response) -> {
          long start = System.nanoTime();
          response.whenSent(
              () ->
                  ACCESS.info(
                      "{} {} {} {}us",
                      request.prologue().method(),
                      request.path().path(),
                      response.status().code(),
                      (System.nanoTime() - start) / 1000));
          boolean last = request.headers().contains(HeaderValues.CONNECTION_CLOSE);
          if (last) {
            response.header(HeaderValues.CONNECTION_CLOSE);
          }
          chain.proceed();
          if (last && response.isSent()) {
            // Helidon 4.3 waits for another request even so; this is its own way to end a
            // connection.
            throw new CloseConnectionException("the client asked for it");
          }
        });
    Map<String, TreeSet<String>> methods = new LinkedHashMap<>();
    // A path without parameters goes before one with, so that /sessions/current is not taken for an
    // id.
    endpoints.stream()
        .sorted(Comparator.comparing((Endpoint e) -> e.path().contains("{")))
        .forEach(
            e -> {
              methods.computeIfAbsent(e.path(), p -> new TreeSet<>()).add(e.method().text());
              routing.route(e.method(), e.path(), (req, res) -> serve(e, req, res));
            });
    methods.forEach(
        (path, allowed) ->
            routing.any(path, (req, res) -> refuseMethod(res, String.join(", ", allowed))));
    routing.any(
        (req, res) ->
            send(res, Problem.of(404, "NO_SUCH_ADDRESS", "没有这个地址", "请对照 /openapi 核对地址。")));
    routing.error(Throwable.class, (req, res, failure) -> send(res, problemOf(req, failure)));
  }

  private void serve(Endpoint endpoint, ServerRequest request, ServerResponse response) {
    Problem refused;
    try {
      Call call = gate.admit(endpoint, request);
      call.requireOnly(endpoint.terms().queries());
      Answer answer = endpoint.handler().handle(call);
      byte[] body = bytes(answer.body());
      trace.leave(endpoint, request, call, answer.status(), body);
      if (endpoint.isRead() && isKnown(request, answer)) {
        send(response, new Answer(304, null, answer.headers()), new byte[0]);
      } else {
        send(response, answer, body);
      }
      return;
    } catch (CloseConnectionException e) {
      throw e;
    } catch (ProblemException e) {
      refused = e.problem();
    } catch (RuntimeException e) {
      refused = problemOf(request, e);
    }
    if (refused.status() == 401) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"gongshi\"");
    }
    send(response, refused);
  }

  /** Whether the client has this version already. */
  private static boolean isKnown(ServerRequest request, Answer answer) {
    String tag = answer.headers().get("ETag");
    String known = request.headers().value(HeaderNames.IF_NONE_MATCH).orElse("");
    if (tag == null || answer.status() != 200) {
      return false;
    }
    for (String one : known.split(",", -1)) {
      String bare = one.strip().replaceFirst("^W/", "");
      if (bare.equals("*") || bare.equals(tag)) {
        return true;
      }
    }
    return false;
  }

  private static Problem problemOf(ServerRequest request, Throwable failure) {
    return switch (failure) {
      case ProblemException e -> e.problem();
      case DatabaseUnavailableException e -> {
        LOG.error(
            "database unavailable for {} {}", request.prologue().method(), request.path().path());
        yield e.isOutcomeUnknown()
            ? Problem.of(
                503,
                "OUTCOME_UNKNOWN",
                "办理结果未知",
                "提交时与数据库的连接中断，本次可能已经保存。请稍后重新读取核对，或者以同一 Idempotency-Key 重新提交。")
            : Problem.of(503, "DATABASE_UNAVAILABLE", "服务暂时不可用", "数据库暂时无法连接，本次未保存任何内容，请稍后重试。");
      }
      case TooBusyException e -> Problem.of(503, "TOO_BUSY", "正在登录的人数过多", "本次未保存任何内容，请稍后重试。");
      case HttpException e when e.status().code() < 500 ->
          Problem.of(400, "BAD_REQUEST", "请求无法识别", "请对照接口文档检查请求。");
      default -> {
        LOG.error("{} {} failed", request.prologue().method(), request.path().path(), failure);
        yield Problem.of(500, "INTERNAL_ERROR", "系统内部错误", "本次未保存任何内容，请联系系统管理员并提供发生的时间。");
      }
    };
  }

  private static void refuseMethod(ServerResponse response, String allowed) {
    response.header(HeaderNames.ALLOW, allowed);
    send(response, Problem.of(405, "METHOD_NOT_ALLOWED", "不支持的请求方法", "此地址支持：" + allowed + "。"));
  }

  private static byte[] bytes(@Nullable Object body) {
    return switch (body) {
      case null -> new byte[0];
      case ByteStream stream -> new byte[0];
      case byte[] bytes -> bytes;
      case Object json -> Json.write(json);
    };
  }

  private static void send(ServerResponse response, Answer answer, byte[] body) {
    response.status(Status.create(answer.status()));
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(X_CONTENT_TYPE_OPTIONS, "nosniff");
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    switch (answer.body()) {
      case null -> response.send();
      case ByteStream stream -> send(response, stream);
      case byte[] bytes -> response.send(bytes);
      case Problem problem -> {
        response.header(HeaderNames.CONTENT_TYPE, PROBLEM_JSON);
        response.send(body);
      }
      case Object json -> {
        response.header(HeaderNames.CONTENT_TYPE, "application/json; charset=UTF-8");
        response.send(body);
      }
    }
  }

  private static void send(ServerResponse response, ByteStream stream) {
    response.header(HeaderNames.CONTENT_TYPE, stream.mediaType());
    response.contentLength(stream.length());
    try (OutputStream out = response.outputStream()) {
      stream.source().writeTo(out);
    } catch (IOException | RuntimeException e) {
      throw new CloseConnectionException("the answer could not be written to its end", e);
    }
  }

  private static void send(ServerResponse response, Problem problem) {
    response.status(Status.create(problem.status()));
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    if (problem.status() == 503) {
      response.header(HeaderNames.RETRY_AFTER, "5");
    }
    response.header(HeaderNames.CONTENT_TYPE, PROBLEM_JSON);
    response.send(Json.write(problem));
  }
}
