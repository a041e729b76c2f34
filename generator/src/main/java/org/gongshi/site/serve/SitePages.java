package org.gongshi.site.serve;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;
import org.gongshi.site.bake.FixedPages;
import org.gongshi.site.bake.Page;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.MediaTypes;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.takedown.Suppression;
import org.gongshi.site.takedown.Takedowns;
import org.jspecify.annotations.Nullable;

/** Answers every request from the release that is current when it comes. */
final class SitePages {

  private static final String RETRY_AFTER_SECONDS = "5";

  private final CurrentRelease current;
  private final Takedowns takedowns;
  private final SearchAnswers search;

  SitePages(CurrentRelease current, Takedowns takedowns) {
    this.current = current;
    this.takedowns = takedowns;
    this.search = new SearchAnswers(takedowns);
  }

  /**
   * Answers.
   *
   * @param raw the path below the site's root, with its slash, as it was sent
   */
  void handle(ServerRequest request, ServerResponse response, String raw) throws IOException {
    Method method = request.prologue().method();
    if (!method.equals(Method.GET) && !method.equals(Method.HEAD)) {
      response.header(HeaderNames.ALLOW, "GET, HEAD");
      PlainPage.of(Status.METHOD_NOT_ALLOWED_405, "不支持的请求方法", "本站只提供查看。").send(request, response);
      return;
    }
    try {
      answerFromCurrent(request, response, raw);
    } catch (NoSuchFileException e) {
      // The release was purged while this request read it; its successor is current by now.
      answerFromCurrent(request, response, raw);
    }
  }

  void close() {
    search.close();
  }

  private void answerFromCurrent(ServerRequest request, ServerResponse response, String raw)
      throws IOException {
    Optional<LiveRelease> live = current.use();
    if (live.isEmpty()) {
      notReady(request, response, raw);
      return;
    }
    try {
      answer(live.get(), request, response, raw);
    } finally {
      live.get().done();
    }
  }

  private void notReady(ServerRequest request, ServerResponse response, String raw) {
    response.header(HeaderNames.RETRY_AFTER, RETRY_AFTER_SECONDS);
    Answer answer =
        raw.startsWith("/api/") || raw.equals("/healthz")
            ? Problems.answer(
                Status.SERVICE_UNAVAILABLE_503, "no-release", "网站正在准备", "还没有生成任何版本，请稍后再试。")
            : PlainPage.of(Status.SERVICE_UNAVAILABLE_503, "网站正在准备", "内容正在生成，请稍后刷新本页。");
    answer.send(request, response);
  }

  private void answer(LiveRelease live, ServerRequest request, ServerResponse response, String raw)
      throws IOException {
    Optional<String> decoded = Address.decode(raw);
    if (decoded.isEmpty()) {
      notFound(live).send(request, response);
      return;
    }
    String path = decoded.get();
    switch (path) {
      case "healthz" -> health(live).send(request, response);
      case "api/search" -> search.api(live, request.query()).send(request, response);
      case "api/suggest" -> search.suggestions(live, request.query()).send(request, response);
      case "search/", "search/index.html" ->
          search.page(live, request.query()).send(request, response);
      default -> file(live, path, request, response);
    }
  }

  private void file(LiveRelease live, String path, ServerRequest request, ServerResponse response)
      throws IOException {
    Optional<String> id = Address.decisionId(path);
    if (id.isPresent()) {
      Optional<Answer> gone = gone(live, id.get());
      if (gone.isPresent()) {
        gone.get().send(request, response);
        return;
      }
    }
    String name = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    PublicFile file = live.file(name);
    if (file == null) {
      if (live.file(path + "/index.html") != null) {
        // Relative, since the site may lie below another path at whoever asks.
        String own = request.path().rawPath();
        String last = own.substring(own.lastIndexOf('/') + 1);
        response.header(HeaderNames.LOCATION, last + "/" + query(request));
        response.status(Status.MOVED_PERMANENTLY_301).send();
        return;
      }
      apiOrPage(live, path).send(request, response);
      return;
    }
    String cache =
        name.startsWith("assets/") && request.query().contains("v")
            ? "public, max-age=31536000, immutable"
            : Answer.REVALIDATE;
    new Answer(Status.OK_200, MediaTypes.of(name), live.bytes(name), file.sha256(), cache)
        .send(request, response);
  }

  private static String query(ServerRequest request) {
    String raw = request.query().rawValue();
    return raw.isEmpty() ? "" : "?" + raw;
  }

  private static Answer apiOrPage(LiveRelease live, String path) throws IOException {
    return path.startsWith("api/")
        ? Problems.answer(Status.NOT_FOUND_404, "not-found", "没有这个接口", "请核对地址。")
        : notFound(live);
  }

  /**
   * A suppression on disk counts before the next release is built, and so does one that a release
   * was built with.
   */
  private Optional<Answer> gone(LiveRelease live, String id) throws IOException {
    Suppression suppression = takedown(live, id);
    if (suppression == null) {
      return Optional.empty();
    }
    Suppression last = last(live, suppression);
    Page page = FixedPages.gone(live.shell(), suppression, last, replacement(live, last));
    return Optional.of(Answer.html(Status.GONE_410, live.templates().render(page)));
  }

  private @Nullable Suppression takedown(LiveRelease live, String id) throws IOException {
    return takedowns.of(id).orElse(live.gone(id));
  }

  private Suppression last(LiveRelease live, Suppression suppression) throws IOException {
    try {
      return suppression.last(
          id -> {
            try {
              return takedown(live, id);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private @Nullable Decision replacement(LiveRelease live, Suppression suppression)
      throws IOException {
    String id = suppression.replacedBy();
    Source source = id == null ? null : live.source(id);
    if (id == null || source == null || takedowns.of(id).isPresent()) {
      return null;
    }
    return live.decision(source.path().replaceAll("html$", "json")).orElse(null);
  }

  private static Answer notFound(LiveRelease live) throws IOException {
    return new Answer(
        Status.NOT_FOUND_404,
        MediaTypes.HTML,
        live.bytes(FixedPages.NOT_FOUND),
        null,
        Answer.NO_STORE);
  }

  private static Answer health(LiveRelease live) {
    byte[] body = Json.compact(Map.of("status", "ok", "release", live.manifest().release()));
    return new Answer(Status.OK_200, MediaTypes.JSON, body, null, Answer.NO_STORE);
  }
}
