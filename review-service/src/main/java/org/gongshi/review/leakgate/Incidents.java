package org.gongshi.review.leakgate;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** What the leak gate has looked at and found, and who looked into it. */
final class Incidents {
  private static final Query<Boolean> OPEN = Query.flag("open", "是否只看尚未查明的事件");

  private final Database database;
  private final Once once;
  private final Audit audit;

  Incidents(Database database, Once once, Audit audit) {
    this.database = database;
    this.once = once;
    this.audit = audit;
  }

  record ClosingRequest(LeakIncident.@Nullable Outcome outcome, @Nullable String finding) {}

  List<Endpoint> endpoints() {
    var readers =
        anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.APPROVER, Role.AUDITOR);
    return List.of(
        get("/api/v1/leak-scans", readers, "公示内容扫描记录：扫描的文件、字节和秘密的数量，投放的试样是否全部发现，按游标翻页", this::scans)
            .answersPage(ScanLine.class),
        get("/api/v1/leak-incidents", readers, "泄露事件：在公开内容中发现的应当隐去的信息，可只看尚未查明的，按游标翻页", this::list)
            .answersPage(LeakIncident.class)
            .asks(OPEN),
        post(
                "/api/v1/leak-incidents/{number}/finding",
                anyOf(Role.DISCLOSURE_APPROVER, Role.APPROVER, Role.DEPUTY_APPROVER),
                "查明泄露事件：属实，或者不是泄露；认定不是泄露的，同样的内容不再报告",
                ClosingRequest.class,
                this::close)
            .answers(LeakIncident.class)
            .refuses("NO_INCIDENT", "INCIDENT_CLOSED"));
  }

  private Answer scans(Call call) {
    Paging paging = Paging.of(call, 1);
    long before = before(paging);
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(LeakMapper.class).scans(before, paging.rows()),
                    line -> List.of(line.id()))));
  }

  private Answer list(Call call) {
    Paging paging = Paging.of(call, 1);
    long before = before(paging);
    boolean open = Boolean.TRUE.equals(OPEN.of(call));
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(LeakMapper.class)
                        .incidents(before, call.actor().organCode(), open, paging.rows()),
                    incident -> List.of(incident.id()))));
  }

  /** The newest come first, so a page goes on below the last one's end. */
  private static long before(Paging paging) {
    return paging.after().isEmpty() ? Long.MAX_VALUE : paging.afterKey();
  }

  private Answer close(Call call) {
    ClosingRequest request = call.body(ClosingRequest.class);
    Checks checks = new Checks();
    LeakIncident.Outcome outcome = checks.required("outcome", request.outcome());
    String finding = checks.text("finding", request.finding(), 1000);
    checks.orRefuse();
    String number = call.parameter("number");
    return once.change(
        call,
        tx -> {
          LeakMapper mapper = tx.mapper(LeakMapper.class);
          long id = number.matches("\\d{1,18}") ? Long.parseLong(number) : -1;
          LeakIncident incident = mapper.incident(id, call.actor().organCode());
          if (incident == null) {
            throw Problem.of(404, "NO_INCIDENT", "没有这一事件", "请核对事件编号。").asException();
          }
          if (incident.closedBy() != null) {
            throw Problem.of(
                    409,
                    "INCIDENT_CLOSED",
                    "事件已经查明",
                    "事件已由他人查明，请重新读取。案件编号：" + incident.caseId() + "。")
                .asException();
          }
          mapper.close(id, call.actor().id(), tx.now(), Objects.requireNonNull(outcome), finding);
          audit.record(
              tx, call.actor().login(), "LeakIncidentClosed", incident.caseId(), outcome.name());
          return Answer.ok(Objects.requireNonNull(mapper.incident(id, null)));
        });
  }
}
