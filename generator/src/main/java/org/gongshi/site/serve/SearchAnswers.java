package org.gongshi.site.serve;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.Status;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongshi.site.bake.FixedPages;
import org.gongshi.site.bake.Items;
import org.gongshi.site.bake.Pagination;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.search.Found;
import org.gongshi.site.search.Query;
import org.gongshi.site.search.Query.Asked;
import org.gongshi.site.search.Snippet;
import org.gongshi.site.takedown.Takedowns;

/**
 * Answers queries as a page and as JSON. Words that were searched for are answered, never logged.
 */
final class SearchAnswers {

  private final Takedowns takedowns;

  SearchAnswers(Takedowns takedowns) {
    this.takedowns = takedowns;
  }

  /** The search page: the form alone where nothing was asked. */
  Answer page(LiveRelease live, UriQuery parameters) throws IOException {
    Map<String, Object> search = new LinkedHashMap<>();
    search.put("query", shown(parameter(parameters, "q")));
    search.put("kind", parameter(parameters, "kind"));
    search.put("year", parameter(parameters, "year"));
    search.put("total", 0);
    search.put("items", List.of());
    Status status = Status.OK_200;
    switch (ask(parameters)) {
      case Asked.Refused(String code, String message) -> {
        status = Status.BAD_REQUEST_400;
        search.put("error", message);
      }
      case Asked.Good(Query query) -> {
        if (!query.isEmpty()) {
          long start = System.nanoTime();
          Found found = live.index().search(query);
          search.put("total", found.total());
          search.put("items", items(live, query, found));
          search.put("pager", pager(query, found.total()));
          search.put("tookMillis", (System.nanoTime() - start) / 1_000_000);
        }
      }
    }
    return Answer.html(status, live.templates().render(FixedPages.search(live.shell(), search)));
  }

  /** The same as JSON; errors are problem details (RFC 9457). */
  Answer api(LiveRelease live, UriQuery parameters) throws IOException {
    return switch (ask(parameters)) {
      case Asked.Refused(String code, String message) ->
          Problems.answer(Status.BAD_REQUEST_400, code, "检索条件有误", message);
      case Asked.Good(Query query) -> {
        Found found = live.index().search(query);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", query.text());
        body.put("total", found.total());
        body.put("page", query.page());
        body.put("perPage", Query.PER_PAGE);
        List<Map<String, Object>> items = items(live, query, found);
        items.forEach(item -> item.put("url", live.manifest().baseUrl() + "/" + item.get("path")));
        body.put("items", items);
        yield new Answer(Status.OK_200, MediaTypes.JSON, Json.compact(body), null, Answer.NO_STORE);
      }
    };
  }

  private static Asked ask(UriQuery parameters) {
    return Query.ask(
        parameter(parameters, "q"),
        parameter(parameters, "kind"),
        parameter(parameters, "year"),
        parameter(parameters, "page"));
  }

  /** What goes back into the form: as much of the query as the form takes. */
  private static String shown(String query) {
    return query.codePointCount(0, query.length()) <= Query.MAX_LENGTH
        ? query
        : query.substring(0, query.offsetByCodePoints(0, Query.MAX_LENGTH));
  }

  private static String parameter(UriQuery parameters, String name) {
    return parameters.first(name).orElse("").strip();
  }

  /**
   * What is shown comes from the release's own files; what was suppressed since the build is left
   * out.
   */
  private List<Map<String, Object>> items(LiveRelease live, Query query, Found found)
      throws IOException {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Found.Hit hit : found.hits()) {
      Optional<Decision> decision = live.decision(hit.jsonPath());
      if (decision.isPresent() && takedowns.of(hit.id()).isEmpty()) {
        String organ = "organs/" + decision.get().organ().code() + ".html";
        Map<String, Object> item =
            Items.of(decision.get(), live.file(organ) == null ? null : organ);
        item.put("snippet", Snippet.of(decision.get(), query.text()));
        items.add(item);
      }
    }
    return items;
  }

  private static Map<String, Object> pager(Query query, int total) {
    int pages = Math.max(1, (total + Query.PER_PAGE - 1) / Query.PER_PAGE);
    int last = Math.min(pages, Query.MAX_PAGE);
    int number = query.page();
    return Pagination.of(
        number,
        last,
        number > 1 ? number - 1 : null,
        number < last ? number + 1 : null,
        Pagination.window(Math.min(number, last), last),
        page -> address(query, page));
  }

  private static String address(Query query, int page) {
    StringBuilder out = new StringBuilder("?q=").append(encode(query.text()));
    if (query.kind() != null) {
      out.append("&kind=").append(query.kind().slug());
    }
    if (query.year() != null) {
      out.append("&year=").append(query.year());
    }
    return out.append("&page=").append(page).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
