package org.gongshi.review.disclosure;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** What officials read of this step: one case's disclosure, lists, the grounds and the rules. */
public final class DisclosureViews {
  private static final Query<DisclosureChoice> CHOICE =
      Query.oneOf("choice", DisclosureChoice.class, "公开方式");
  private static final Query<ActionKind> KIND = Query.oneOf("kind", ActionKind.class, "执法行为类别");
  private static final Query<LocalDate> ON = Query.day("on", "该日施行的");
  private static final Query<LocalDate> ENDS_BY = Query.day("endsBy", "至该日公示期满的");
  private static final Query<Boolean> OVERDUE = Query.flag("overdue", "是否只看逾期未公示的");

  private final Database database;
  private final Cases cases;
  private final Disclosures disclosures;
  private final Publicities publicities;
  private final Editions editions;

  public DisclosureViews(
      Database database,
      Cases cases,
      Disclosures disclosures,
      Publicities publicities,
      Editions editions) {
    this.database = database;
    this.cases = cases;
    this.disclosures = disclosures;
    this.publicities = publicities;
    this.editions = editions;
  }

  /** One case's disclosure. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      String id,
      CaseState state,
      @Nullable Disclosure disclosure,
      List<PublicityTerm> publicity,
      List<Deferral> deferrals,
      @Nullable Edition edition,
      List<String> replacedBy) {}

  public List<Endpoint> endpoints() {
    var readers =
        anyOf(Role.HANDLER, Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR);
    return List.of(
        get("/api/v1/cases/{id}/disclosure", readers, "读取公示意见、公示期限、暂缓情况和版本", this::ofCase)
            .answers(View.class)
            .versioned(),
        get(
                "/api/v1/disclosures",
                anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR),
                "已决定案件的公开情况，可按公开方式、是否逾期、公示截止日筛选，按游标翻页",
                this::list)
            .answersPage(DisclosureLine.class)
            .asks(CHOICE, OVERDUE, ENDS_BY),
        get(
                "/api/v1/disclosure-grounds",
                anyAccount(),
                "公开方式的依据清单，可按公开方式、执法类别、日期筛选",
                this::groundList)
            .answersAll(Ground.class)
            .asks(CHOICE, KIND, ON)
            .untraced(),
        get("/api/v1/publicity-rules", anyAccount(), "公示期限规则，可按执法类别、决定日期筛选", this::ruleList)
            .answersAll(PublicityRule.class)
            .asks(KIND, ON)
            .untraced());
  }

  private Answer ofCase(Call call) {
    String id = call.parameter("id");
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, id, call.actor());
          return Answer.ok(
                  new View(
                      id,
                      open.standing().state(),
                      tx.mapper(DisclosureMapper.class).ofCase(open.key()),
                      publicities.ofCase(tx, open),
                      tx.mapper(DeferralMapper.class).ofCase(open.key()),
                      editions.of(tx, open),
                      editions.successors(tx, open)))
              .withVersion(open.version());
        });
  }

  private Answer list(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    Checks checks = new Checks();
    DisclosureChoice choice = CHOICE.of(call, checks);
    LocalDate endsBy = ENDS_BY.of(call, checks);
    Boolean overdue = OVERDUE.of(call, checks);
    checks.orRefuse();
    return database.transact(
        tx -> {
          List<DisclosureLine> rows =
              tx.mapper(DisclosureMapper.class)
                  .page(
                      new DisclosureMapper.Filter(
                          after,
                          call.actor().organCode(),
                          choice,
                          endsBy,
                          Boolean.TRUE.equals(overdue),
                          WorkingDays.dayOf(tx.now()),
                          paging.rows()));
          return Answer.ok(paging.page(rows, row -> List.of(row.cursorId())));
        });
  }

  private Answer groundList(Call call) {
    Checks checks = new Checks();
    DisclosureChoice choice = CHOICE.of(call, checks);
    ActionKind kind = KIND.of(call, checks);
    LocalDate day = ON.of(call, checks);
    checks.orRefuse();
    return Answer.ok(disclosures.grounds().of(choice, kind, day));
  }

  private Answer ruleList(Call call) {
    Checks checks = new Checks();
    ActionKind kind = KIND.of(call, checks);
    LocalDate day = ON.of(call, checks);
    checks.orRefuse();
    return Answer.ok(publicities.rules().of(kind, day));
  }
}
