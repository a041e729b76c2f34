package org.gongshi.review.search;

import static org.gongshi.review.http.Endpoint.get;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Page;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Query;
import org.jspecify.annotations.Nullable;

/** Finds cases for officials: lists by filter and order, and full text. */
public final class CaseSearch implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Query<CaseState> STATE = Query.oneOf("state", CaseState.class, "案件所处环节");
  private static final Query<ActionKind> KIND = Query.oneOf("kind", ActionKind.class, "执法行为类别");
  private static final Query<String> ORGAN = Query.text("organ", 18, "执法机关的统一社会信用代码");
  private static final Query<String> HANDLER = Query.text("handler", 64, "承办人员的账号");
  private static final Query<Boolean> IMPORTED = Query.flag("imported", "是否从其他系统导入");
  private static final Query<Boolean> OVERDUE =
      Query.flag("overdue", "为 true 时只列超过公示期限仍未公示的案件，按 publicBy 排序");
  private static final Query<LocalDate> FILED_FROM = Query.day("filedFrom", "立案登记日期，自此日起");
  private static final Query<LocalDate> FILED_TO = Query.day("filedTo", "立案登记日期，至此日止");
  private static final Query<LocalDate> DECIDED_FROM = Query.day("decidedFrom", "决定日期，自此日起");
  private static final Query<LocalDate> DECIDED_TO = Query.day("decidedTo", "决定日期，至此日止");
  private static final Query<Sort> SORT =
      Query.choice(
          "sort",
          Sort.byParameter(),
          "排序依据：updatedAt 更新时间，filed 立案登记的先后，decidedOn 决定日期，publicBy 公示期限；"
              + "缺省为 updatedAt，overdue 为 true 时为 publicBy。按后两项排序的，只列已作出决定的案件");
  private static final Query<Boolean> DESCENDING =
      Query.choice(
          "order",
          Map.of("asc", false, "desc", true),
          "asc 由先到后，desc 由后到先；缺省 updatedAt 和 filed 为 desc，其他为 asc");

  /** The servers take phrases of at most 127 words; a hundred characters are 99. */
  private static final Query<String> TEXT =
      Query.text(
          "q", 100, "案件名称、案由、事实、处罚类别、当事人名称、文号或者案件编号中连续的文字，两个字以上即可；" + "以空格隔开的各段须同时出现，用引号括起的按一段查找");

  private final Database database;
  private final TextIndex index;

  public CaseSearch(Database database) {
    this.database = database;
    this.index = new TextIndex(database);
  }

  public List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/cases",
                Cases.READERS,
                "案件列表：按条件筛选，按指定的次序排列，按游标翻页；一页可能不满甚至为空，有 next 即可继续",
                this::list)
            .answersPage(CaseSummary.class)
            .asks(STATE, KIND, ORGAN, HANDLER, IMPORTED, OVERDUE)
            .asks(FILED_FROM, FILED_TO, DECIDED_FROM, DECIDED_TO, SORT, DESCENDING),
        get("/api/v1/case-search", Cases.READERS, "案件全文检索：本机关案件中的任意连续文字，新立案的在前", this::find)
            .answersPage(CaseSummary.class)
            .asks(TEXT, KIND, STATE));
  }

  /** Starts to keep the words of changed texts. */
  public void start(Duration interval) {
    index.start(interval);
  }

  private Answer list(Call call) {
    Paging paging = Paging.of(call, 2);
    Checks checks = new Checks();
    boolean overdue = Boolean.TRUE.equals(OVERDUE.of(call, checks));
    Sort sort =
        Objects.requireNonNullElse(SORT.of(call, checks), overdue ? Sort.PUBLIC_BY : Sort.UPDATED);
    boolean newestFirst = sort == Sort.UPDATED || sort == Sort.FILED;
    boolean descending = Objects.requireNonNullElse(DESCENDING.of(call, checks), newestFirst);
    checks.require(
        !overdue || sort == Sort.PUBLIC_BY, "sort", "NOT_SORTABLE", "超过公示期限的案件只能按 publicBy 排序。");
    CaseState state = STATE.of(call, checks);
    ActionKind kind = KIND.of(call, checks);
    Boolean imported = IMPORTED.of(call, checks);
    Instant filedFrom = start(FILED_FROM.of(call, checks), 0);
    Instant filedBefore = start(FILED_TO.of(call, checks), 1);
    LocalDate decidedFrom = DECIDED_FROM.of(call, checks);
    LocalDate decidedTo = DECIDED_TO.of(call, checks);
    String organ = ORGAN.of(call, checks);
    String handler = HANDLER.of(call, checks);
    checks.orRefuse();
    String own = call.actor().organCode();
    if (own != null && organ != null && !organ.equals(own)) {
      return Answer.ok(new Page<>(List.of(), null));
    }
    return database.transact(
        tx -> {
          SearchMapper mapper = tx.mapper(SearchMapper.class);
          Long account = handler == null ? null : mapper.account(handler);
          if (handler != null && account == null) {
            return Answer.ok(new Page<>(List.of(), null));
          }
          Filter filter =
              new Filter(
                  own == null ? organ : own,
                  state,
                  kind,
                  account,
                  imported,
                  filedFrom,
                  filedBefore,
                  decidedFrom,
                  decidedTo,
                  overdue ? today(tx) : null);
          return Answer.ok(page(tx, paging, filter, sort, descending));
        });
  }

  private static Page<CaseSummary> page(
      Transaction tx, Paging paging, Filter filter, Sort sort, boolean descending) {
    Place after = paging.after().isEmpty() ? null : Place.read(paging, sort);
    Listing listing = new Listing(filter, sort, descending, after, null, paging.rows());
    SearchMapper mapper = tx.mapper(SearchMapper.class);
    Place end = null;
    if (listing.looksAtRows()) {
      List<Place> reach = mapper.places(listing.reach(), listing);
      end = reach.isEmpty() ? null : reach.getFirst();
    }
    Listing within = listing.until(end);
    List<Place> rows = mapper.places(within.page(), within);
    boolean more = rows.size() == paging.rows();
    List<Place> shown = more ? rows.subList(0, rows.size() - 1) : rows;
    List<CaseSummary> items = summaries(tx, shown);
    if (more) {
      return paging.pageUpTo(items, shown.getLast().values());
    }
    return end == null ? new Page<>(items, null) : paging.pageUpTo(items, end.values());
  }

  private Answer find(Call call) {
    Paging paging = Paging.of(call, 1);
    Checks checks = new Checks();
    String text = TEXT.of(call, checks);
    List<String> terms = text == null ? List.of() : Words.terms(text);
    checks.require(!terms.isEmpty(), TEXT.name(), "REQUIRED", "请填写要查找的文字。");
    ActionKind kind = KIND.of(call, checks);
    CaseState state = STATE.of(call, checks);
    checks.orRefuse();
    index.catchUp();
    String own = call.actor().organCode();
    String words = Words.query(own == null ? "" : own, terms);
    return database.transact(
        tx -> {
          List<Place> found =
              tx.mapper(SearchMapper.class)
                  .found(words, paging.afterNumber(0), own, kind, state, paging.rows());
          boolean more = found.size() == paging.rows();
          List<Place> shown = more ? found.subList(0, found.size() - 1) : found;
          List<CaseSummary> items = summaries(tx, shown);
          return Answer.ok(
              more
                  ? paging.pageUpTo(items, List.of(shown.getLast().caseId()))
                  : new Page<>(items, null));
        });
  }

  /** In the order of their places. */
  private static List<CaseSummary> summaries(Transaction tx, List<Place> places) {
    if (places.isEmpty()) {
      return List.of();
    }
    List<Long> ids = places.stream().map(Place::caseId).toList();
    Map<Long, CaseSummary> byId =
        tx.mapper(SearchMapper.class).summaries(ids, today(tx)).stream()
            .collect(Collectors.toMap(CaseSummary::caseId, Function.identity()));
    return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  private static LocalDate today(Transaction tx) {
    return LocalDate.ofInstant(tx.now(), ZONE);
  }

  private static @Nullable Instant start(@Nullable LocalDate day, int later) {
    return day == null ? null : day.plusDays(later).atStartOfDay(ZONE).toInstant();
  }

  @Override
  public void close() {
    index.close();
  }
}
