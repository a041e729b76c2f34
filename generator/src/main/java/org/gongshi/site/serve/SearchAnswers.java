package org.gongshi.site.serve;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongshi.site.bake.FixedPages;
import org.gongshi.site.bake.Items;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.MediaTypes;
import org.gongshi.site.search.Found;
import org.gongshi.site.search.Query;
import org.gongshi.site.search.Query.Asked;
import org.gongshi.site.search.SearchIndex;
import org.gongshi.site.search.Snippet;
import org.gongshi.site.takedown.Takedowns;

/**
 * Answers queries as a page and as JSON. Words that were searched for are answered, never logged.
 */
final class SearchAnswers {

  private static final int SUGGESTIONS = 8;
  private static final int LOOKED_AT = 30;

  private static final Asked.Refused BUSY = new Asked.Refused("search-busy", "现在检索的人较多，请稍等几秒再试。");
  private static final Asked.Refused TOO_SLOW =
      new Asked.Refused("search-too-slow", "这次检索用时过长，已经停止。请用更具体的检索词。");

  private final Takedowns takedowns;
  private final SearchTurns turns = new SearchTurns();

  SearchAnswers(Takedowns takedowns) {
    this.takedowns = takedowns;
  }

  /** An answer, or why there is none. */
  private sealed interface Outcome {
    record Given(Found found) implements Outcome {}

    record Refused(Status status, Asked.Refused why) implements Outcome {}
  }

  private static final Outcome.Refused TOO_MANY =
      new Outcome.Refused(Status.SERVICE_UNAVAILABLE_503, BUSY);

  private static Outcome search(LiveRelease live, Query query) throws IOException {
    try {
      return new Outcome.Given(live.index().search(query));
    } catch (SearchIndex.TooSlowException e) {
      return new Outcome.Refused(Status.SERVICE_UNAVAILABLE_503, TOO_SLOW);
    }
  }

  private static Outcome search(LiveRelease live, Asked asked) throws IOException {
    return switch (asked) {
      case Asked.Refused refused -> new Outcome.Refused(Status.BAD_REQUEST_400, refused);
      case Asked.Good(Query query) -> search(live, query);
    };
  }

  /** The search page: the form alone where nothing was asked. */
  Answer page(LiveRelease live, UriQuery parameters) throws IOException {
    Optional<Answer> answer = turns.take(this::pageInTurn, live, parameters);
    return answer.isPresent() ? answer.get() : page(live, parameters, true);
  }

  private Answer pageInTurn(LiveRelease live, UriQuery parameters) throws IOException {
    return page(live, parameters, false);
  }

  private Answer page(LiveRelease live, UriQuery parameters, boolean busy) throws IOException {
    Map<String, Object> search = new LinkedHashMap<>();
    search.put("query", shown(parameter(parameters, "q")));
    search.put("kind", parameter(parameters, "kind"));
    search.put("year", parameter(parameters, "year"));
    search.put("total", 0);
    search.put("items", List.of());
    Status status = Status.OK_200;
    Asked asked = Query.ask(name -> parameter(parameters, name));
    if (!(asked instanceof Asked.Good(Query query) && query.isEmpty())) {
      long start = System.nanoTime();
      switch (busy ? TOO_MANY : search(live, asked)) {
        case Outcome.Refused(Status refused, Asked.Refused why) -> {
          status = refused;
          search.put("error", why.message());
        }
        case Outcome.Given(Found found) -> {
          if (asked instanceof Asked.Good(Query query)) {
            describe(live, query, found, search);
            search.put("tookMillis", (System.nanoTime() - start) / 1_000_000);
          }
        }
      }
    }
    return Answer.html(status, live.templates().render(FixedPages.search(live.shell(), search)));
  }

  private void describe(LiveRelease live, Query query, Found found, Map<String, Object> search)
      throws IOException {
    SearchAddress address = new SearchAddress(query);
    search.put("total", found.total());
    search.put("items", items(live, query, found));
    search.put("pager", address.pager(found.total()));
    search.put("facets", new SearchFacets(live, address).of(query, found));
    search.put("orders", address.orders());
    if (found.total() == 0 && query.words().size() > 1) {
      List<Map<String, Object>> alone = new ArrayList<>();
      for (String word : query.words()) {
        Query only = query.only(word);
        int total = live.index().total(only);
        if (total > 0) {
          alone.add(Map.of("word", word, "total", total, "path", new SearchAddress(only).page(1)));
        }
      }
      search.put("alone", alone);
    }
  }

  /** The same as JSON; errors are problem details (RFC 9457). */
  Answer api(LiveRelease live, UriQuery parameters) throws IOException {
    return turns.take(this::apiInTurn, live, parameters).orElseGet(SearchAnswers::busy);
  }

  private static Answer busy() {
    return problem(TOO_MANY);
  }

  private static Answer problem(Outcome.Refused refused) {
    Asked.Refused why = refused.why();
    return Problems.answer(refused.status(), why.code(), "检索没有完成", why.message());
  }

  private Answer apiInTurn(LiveRelease live, UriQuery parameters) throws IOException {
    Asked asked = Query.ask(name -> parameter(parameters, name));
    return switch (search(live, asked)) {
      case Outcome.Refused refused -> problem(refused);
      case Outcome.Given(Found found) -> {
        Map<String, Object> body = new LinkedHashMap<>();
        if (asked instanceof Asked.Good(Query query)) {
          body.put("query", query.text());
          body.put("total", found.total());
          body.put("page", query.page());
          body.put("perPage", Query.PER_PAGE);
          List<Map<String, Object>> items = items(live, query, found);
          items.forEach(
              item -> item.put("url", live.manifest().baseUrl() + "/" + item.get("path")));
          body.put("items", items);
          body.put("facets", SearchFacets.counts(found));
        }
        yield new Answer(Status.OK_200, MediaTypes.JSON, Json.compact(body), null, Answer.NO_STORE);
      }
    };
  }

  /** Names of organs and parties that have the text: for programs that complete what is typed. */
  Answer suggestions(LiveRelease live, UriQuery parameters) throws IOException {
    return turns.take(this::suggestionsInTurn, live, parameters).orElseGet(SearchAnswers::busy);
  }

  private Answer suggestionsInTurn(LiveRelease live, UriQuery parameters) throws IOException {
    String text = shown(parameter(parameters, "q"));
    Set<String> names = new LinkedHashSet<>();
    if (!text.isBlank()) {
      for (Found.Hit hit : live.index().named(text, LOOKED_AT)) {
        Optional<Decision> decision = live.decision(hit.jsonPath());
        if (decision.isPresent() && takedowns.of(hit.id()).isEmpty()) {
          names.add(decision.get().organ().name());
          decision.get().parties().forEach(party -> names.add(party.name()));
        }
      }
    }
    List<String> fitting =
        names.stream().filter(name -> Snippet.has(name, text)).limit(SUGGESTIONS).toList();
    return new Answer(
        Status.OK_200,
        MediaTypes.JSON,
        Json.compact(Map.of("query", text, "suggestions", fitting)),
        null,
        Answer.NO_STORE);
  }

  void close() {
    turns.close();
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
        item.put("snippet", Snippet.of(decision.get(), query.words()));
        items.add(item);
      }
    }
    return items;
  }
}
